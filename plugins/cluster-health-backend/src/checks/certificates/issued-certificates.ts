import type { KubeObject } from '@pilotage/fleet-node';
import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { objectCondition } from '../shared/conditions';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { duration } from '../shared/text';
import { worst } from '../shared/verdicts';

const overdueMs = 60 * 60_000;

export const issuedCertificates: ClusterCheck = {
  id: 'issued-certificates',
  pillar: 'certificates',
  title: 'cert-manager renews its certificates in time',
  why: 'A renewal that fails is silent until the certificate ends, and then everything behind it is unreachable.',
  limits:
    'passes: every Certificate is Ready and renewed on time; warns: one is not Ready, or its renewal is 1 h overdue; fails: one has ended; not applicable: no Certificate',
  suggestion:
    'Follow the Certificate to its CertificateRequest and Order; the issuer’s answer is there.',
  hard: false,
  cost: 'C2',
  reads: [kinds.certificate],
  evaluate: facts =>
    judge(
      { certificates: facts.objects(kinds.certificate) },
      ({ certificates: { value, at } }) => {
        if (value.length === 0) return notApplicable('No Certificate exists');
        const judged = value.map(object => ({
          object,
          ...judgeCertificate(facts, object, at),
        }));
        const bad = judged.filter(({ verdict }) => verdict !== 'pass');
        return {
          verdict: worst(judged.map(({ verdict }) => verdict)),
          summary: `${value.length - bad.length} of ${
            value.length
          } ready and renewed on time; all should be`,
          affected: bad.map(({ object, detail }) =>
            affectedObject(facts, 'Certificate', object, detail),
          ),
        };
      },
    ),
};

function judgeCertificate(facts: ClusterFacts, object: KubeObject, at: number) {
  const { notAfter, renewalTime } = (object.status ?? {}) as {
    readonly notAfter?: string;
    readonly renewalTime?: string;
  };
  const ended = ageOf(facts, notAfter, at);
  if (ended !== undefined && ended > 0) {
    const detail = `ended ${duration(ended)} ago`;
    return { verdict: 'fail', detail } as const;
  }
  const ready = objectCondition(object, 'Ready');
  if (ready?.status !== 'True') {
    const detail = ready?.message ?? 'does not say that it is ready';
    return { verdict: 'warn', detail } as const;
  }
  const overdue = ageOf(facts, renewalTime, at);
  return overdue !== undefined && overdue > overdueMs
    ? ({
        verdict: 'warn',
        detail: `renewal overdue for ${duration(overdue)}`,
      } as const)
    : ({ verdict: 'pass', detail: '' } as const);
}
