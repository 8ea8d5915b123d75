import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { worst } from '../shared/verdicts';

export const kubeletVersions: ClusterCheck = {
  id: 'kubelet-versions',
  pillar: 'nodes',
  title: 'Kubelets are close to the API server’s version',
  why: 'Kubernetes supports kubelets up to three minor versions behind the API server, and none ahead of it.',
  limits:
    'minor versions behind; passes: 0 or 1; warns: 2 or 3; fails: more, or ahead; unknown: a version we cannot read',
  suggestion:
    'Upgrade the nodes, pool by pool, before the control plane again.',
  hard: false,
  cost: 'C1',
  reads: [kinds.node, { type: 'path', path: '/version' }],
  evaluate: facts =>
    judge(
      { nodes: facts.nodes, version: facts.version },
      ({ nodes: { value: nodes }, version }) => {
        if (nodes.length === 0) return notApplicable('No node is shown to us');
        const server = minorOf(version.value);
        const judged = nodes.map(node => {
          const kubelet = minorOf(node.kubeletVersion);
          const behind =
            server === undefined || kubelet === undefined
              ? undefined
              : server - kubelet;
          return { node, behind };
        });
        if (judged.some(({ behind }) => behind === undefined)) {
          return {
            verdict: 'unknown',
            summary: 'A version cannot be read',
            affected: judged
              .filter(({ behind }) => behind === undefined)
              .map(({ node }) => affectedNode(node, node.kubeletVersion)),
          };
        }
        const bad = judged.filter(({ behind }) => verdictOf(behind) !== 'pass');
        return {
          verdict: worst(judged.map(({ behind }) => verdictOf(behind))),
          summary: `${nodes.length - bad.length} of ${
            nodes.length
          } within one minor version of ${version.value}`,
          evidence: [
            { source: '/version', value: version.value, at: version.at },
          ],
          affected: bad.map(({ node }) =>
            affectedNode(node, node.kubeletVersion),
          ),
        };
      },
    ),
};

function verdictOf(behind = 0) {
  if (behind < 0 || behind > 3) return 'fail';
  return behind > 1 ? 'warn' : 'pass';
}

/** The minor of `v1.34.2-eks-1`. Kubernetes has had one major version for ten years. */
function minorOf(version: string): number | undefined {
  const [, minor] = /^v?1\.(\d+)/.exec(version) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
