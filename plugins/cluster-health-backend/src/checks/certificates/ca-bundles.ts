import type { KubeObject } from '@pilotage/fleet-node';
import type { AffectedObject } from '@pilotage/plugin-cluster-health-common';
import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { day, duration, nameOf } from '../shared/text';
import { below, worst } from '../shared/verdicts';
import { webhookKinds, webhooksOf } from '../shared/webhooks';
import { lastEnd, readBundle } from '../shared/x509';

interface Bundle {
  readonly kind: string;
  readonly object: KubeObject;
  readonly part: string;
  readonly caBundle: string;
}

export const caBundles: ClusterCheck = {
  id: 'ca-bundles',
  pillar: 'certificates',
  title: 'Webhooks and aggregated APIs are trusted for long enough',
  why: 'When the authority in a caBundle ends, the API server no longer believes the webhook, and refuses what it is for.',
  limits:
    'days until the last of each caBundle ends; passes: 30 and more; warns: fewer, or no certificate in it; fails: ended; not applicable: no caBundle',
  suggestion:
    'Renew the webhook’s certificate; whoever injects the caBundle (cert-manager, OpenKruise, Helm) must run.',
  hard: false,
  cost: 'C1',
  reads: [...webhookKinds, kinds.apiService],
  evaluate: facts =>
    judge(
      {
        webhooks: webhooksOf(facts),
        services: facts.objects(kinds.apiService),
      },
      ({ webhooks, services }) => {
        const bundles: Bundle[] = [
          ...webhooks.value.flatMap(({ kind, configuration, name, caBundle }) =>
            caBundle
              ? [{ kind, object: configuration, part: name, caBundle }]
              : [],
          ),
          ...services.value.flatMap(object => {
            const { caBundle } = (object.spec ?? {}) as {
              readonly caBundle?: string;
            };
            return caBundle
              ? [{ kind: 'APIService', object, part: '', caBundle }]
              : [];
          }),
        ];
        if (bundles.length === 0) return notApplicable('No caBundle is set');
        const judged = bundles.map(bundle => judgeBundle(facts, bundle));
        const bad = judged.filter(({ verdict }) => verdict !== 'pass');
        return {
          verdict: worst(judged.map(({ verdict }) => verdict)),
          summary: `${judged.length - bad.length} of ${
            judged.length
          } last 30 d and more; all should`,
          evidence: bad.slice(0, 5).map(({ source, value }) => ({
            source,
            value,
            at: Math.min(webhooks.at, services.at),
          })),
          affected: bad.map(({ affected }) => affected),
        };
      },
    ),
};

function judgeBundle(
  facts: ClusterFacts,
  { kind, object, part, caBundle }: Bundle,
): {
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly source: string;
  readonly value: string;
  readonly affected: AffectedObject;
} {
  const bundle = readBundle(Buffer.from(caBundle, 'base64').toString());
  const left = bundle && lastEnd(bundle).notAfter - facts.now;
  const value = left === undefined ? 'no certificate' : textOf(left);
  return {
    verdict:
      left === undefined ? 'warn' : below(left, { warn: 30 * day, fail: 0 }),
    source: `${kind} ${nameOf(object.metadata)} caBundle${
      part ? ` of ${part}` : ''
    }`,
    value,
    affected: affectedObject(
      facts,
      kind,
      object,
      part ? `${part}: ${value}` : value,
    ),
  };
}

function textOf(left: number): string {
  return left < 0
    ? `ended ${duration(-left)} ago`
    : `ends in ${duration(left)}`;
}
