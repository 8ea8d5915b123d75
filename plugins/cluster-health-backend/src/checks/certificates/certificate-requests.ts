import type { KubeObject } from '@pilotage/fleet-node';
import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { objectCondition } from '../shared/conditions';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { above } from '../shared/verdicts';

const pendingMs = 10 * 60_000;

export const certificateRequests: ClusterCheck = {
  id: 'certificate-requests',
  pillar: 'certificates',
  title: 'Certificate requests are answered',
  why: 'A kubelet whose request is not answered loses its node when the old certificate ends.',
  limits:
    'requests denied, failed or open for over 10 min; passes: none; warns: some; fails: more than one per hundred nodes, and more than two',
  suggestion:
    'kubectl get csr; approve what is right, and find out why the approver did not.',
  hard: false,
  cost: 'C1',
  reads: [kinds.certificateSigningRequest, kinds.node],
  evaluate: facts =>
    judge(
      {
        requests: facts.objects(kinds.certificateSigningRequest),
        nodes: facts.nodes,
      },
      ({ requests: { value, at }, nodes }) => {
        const bad = value.flatMap(object => {
          const detail = troubleOf(facts, object, at);
          return detail ? [{ object, detail }] : [];
        });
        const many = Math.max(2, nodes.value.length / 100);
        return {
          verdict: above(bad.length, { warn: 0, fail: many }),
          summary: `${bad.length} of ${value.length} denied, failed or open for over 10 min; none should be`,
          affected: bad.map(({ object, detail }) =>
            affectedObject(facts, 'CertificateSigningRequest', object, detail),
          ),
        };
      },
    ),
};

function troubleOf(
  facts: ClusterFacts,
  object: KubeObject,
  at: number,
): string | undefined {
  for (const type of ['Denied', 'Failed']) {
    if (objectCondition(object, type)?.status === 'True') return type;
  }
  const { certificate } = (object.status ?? {}) as {
    readonly certificate?: string;
  };
  const age = ageOf(facts, object.metadata.creationTimestamp, at) ?? 0;
  if (certificate || age <= pendingMs) return undefined;
  return objectCondition(object, 'Approved')
    ? 'approved, but not issued'
    : 'nobody has approved it';
}
