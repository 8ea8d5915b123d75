import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { day, duration } from '../shared/text';
import { below } from '../shared/verdicts';
import { lastEnd, readBundle } from '../shared/x509';

const name = 'kube-root-ca.crt';
const namespace = 'kube-system';

export const clusterCa: ClusterCheck = {
  id: 'cluster-ca',
  pillar: 'certificates',
  title: 'The cluster’s certificate authority lasts',
  why: 'Replacing an authority touches every node and every client; it cannot be done in a hurry.',
  limits:
    'days until the last of ConfigMap kube-root-ca.crt ends; passes: 365 and more; warns: 90 and more; fails: fewer; unknown: no certificate in it',
  suggestion:
    'Plan the rotation: trust both authorities first, then reissue, then remove the old one.',
  hard: false,
  cost: 'C1',
  reads: [{ ...kinds.configMap, namespace, name }],
  evaluate: facts =>
    judge({ maps: facts.objects(kinds.configMap) }, ({ maps }) => {
      const map = maps.value.find(
        ({ metadata }) =>
          metadata.namespace === namespace && metadata.name === name,
      );
      const pem = (map?.data as Readonly<Record<string, string>> | undefined)?.[
        'ca.crt'
      ];
      const bundle = readBundle(pem ?? '');
      if (!bundle) {
        return {
          verdict: 'unknown',
          summary: `ConfigMap ${namespace}/${name} holds no certificate we can read`,
        };
      }
      const { subject, notAfter } = lastEnd(bundle);
      const left = notAfter - facts.now;
      return {
        verdict: below(left, { warn: 365 * day, fail: 90 * day }),
        summary: `Ends in ${duration(left)}; limit 365 d, failing below 90 d`,
        evidence: [
          {
            source: `ConfigMap ${namespace}/${name} data[ca.crt] ${subject}`,
            value: new Date(notAfter).toISOString(),
            at: maps.at,
          },
        ],
      };
    }),
};
