import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { day, duration } from '../shared/text';
import { below } from '../shared/verdicts';

export const apiServerCertificate: ClusterCheck = {
  id: 'api-server-certificate',
  pillar: 'certificates',
  title: 'The API server’s certificate lasts',
  why: 'On the day it expires nobody reaches the cluster any more: no kubelet, no controller, no person.',
  limits:
    'days until it ends; passes: 30 and more; warns: 7 and more; fails: fewer',
  suggestion:
    'Renew it (kubeadm certs renew apiserver, or the provider’s rotation) and restart every API server.',
  hard: true,
  cost: 'C1',
  reads: [{ type: 'api-server-certificate' }],
  evaluate: facts =>
    judge({ certificate: facts.certificate }, ({ certificate }) => {
      const { value, at } = certificate;
      const left = value.notAfter - facts.now;
      return {
        verdict: below(left, { warn: 30 * day, fail: 7 * day }),
        summary:
          left > 0
            ? `Ends in ${duration(left)}; limit 30 d, failing below 7 d`
            : `Ended ${duration(-left)} ago`,
        evidence: [
          {
            source: `certificate of the API server, ${value.subject}, notAfter`,
            value: new Date(value.notAfter).toISOString(),
            at,
          },
        ],
      };
    }),
};
