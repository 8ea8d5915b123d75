import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { nameOf } from '../shared/text';

interface IngressBackend {
  readonly service?: { readonly name: string };
}

interface IngressSpec {
  readonly ingressClassName?: string;
  readonly defaultBackend?: IngressBackend;
  readonly rules?: readonly {
    readonly http?: {
      readonly paths?: readonly { readonly backend?: IngressBackend }[];
    };
  }[];
}

export const ingressBackends: ClusterCheck = {
  id: 'ingress-backends',
  pillar: 'network',
  title: 'Every Ingress leads to a Service that exists',
  why: 'A host whose Service or class is gone answers with an error, and nothing in the cluster turns red.',
  limits:
    'passes: Services and class of every Ingress exist; warns: one is missing; not applicable: no Ingress',
  suggestion: 'Name the right Service or class, or delete the Ingress.',
  hard: false,
  cost: 'C1',
  reads: [kinds.ingress, kinds.ingressClass, kinds.service],
  evaluate: facts =>
    judge(
      {
        ingresses: facts.objects(kinds.ingress),
        classes: facts.objects(kinds.ingressClass),
        services: facts.objects(kinds.service),
      },
      ({ ingresses, classes, services }) => {
        if (ingresses.value.length === 0) {
          return notApplicable('No Ingress exists');
        }
        const there = {
          services: new Set(services.value.map(s => nameOf(s.metadata))),
          classes: new Set(classes.value.map(c => c.metadata.name)),
        };
        const broken = ingresses.value.flatMap(ingress => {
          const missing = missingOf(ingress, there);
          return missing.length ? [{ ingress, missing }] : [];
        });
        return {
          verdict: broken.length ? 'warn' : 'pass',
          summary: `${broken.length} of ${ingresses.value.length} lead nowhere; none should`,
          affected: broken.map(({ ingress, missing }) =>
            affectedObject(
              facts,
              'Ingress',
              ingress,
              `missing: ${missing.join(', ')}`,
            ),
          ),
        };
      },
    ),
};

function missingOf(
  { metadata: { namespace }, spec }: KubeObject,
  there: {
    readonly services: ReadonlySet<string>;
    readonly classes: ReadonlySet<string>;
  },
): readonly string[] {
  const {
    ingressClassName,
    defaultBackend,
    rules = [],
  } = (spec ?? {}) as IngressSpec;
  const backends = [
    defaultBackend,
    ...rules.flatMap(({ http }) => http?.paths?.map(path => path.backend)),
  ];
  const names = new Set(
    backends.flatMap(backend => backend?.service?.name ?? []),
  );
  const missing = [...names]
    .filter(name => !there.services.has(nameOf({ namespace, name })))
    .map(name => `Service ${name}`);
  return ingressClassName && !there.classes.has(ingressClassName)
    ? [...missing, `IngressClass ${ingressClassName}`]
    : missing;
}
