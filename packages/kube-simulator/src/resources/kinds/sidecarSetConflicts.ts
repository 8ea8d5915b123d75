import { selects, type LabelSelector } from '../../apimachinery/labelSelector';
import type { SidecarSet } from '../../controllers/kinds/sidecarSet';
import type { ClusterReader } from '../../store/Admission';
import type { StatusCause } from '../../store/ApiError';
import { deepEqual } from '../../store/deepEqual';
import { invalidValue } from '../fieldErrors';

/**
 * Two SidecarSets that may select the same pod must not give it containers of one name, nor different volumes
 * of one name.
 */
export function sidecarSetConflicts(
  set: SidecarSet,
  cluster: ClusterReader,
): readonly StatusCause[] {
  const others = cluster
    .list<SidecarSet>('sidecarsets.apps.kruise.io')
    .filter(
      other =>
        other.metadata.name !== set.metadata.name &&
        mayShareNamespace(set, other, cluster) &&
        mayOverlap(set.spec.selector, other.spec.selector),
    );
  return others.flatMap(other => [
    ...(['initContainers', 'containers'] as const).flatMap(list =>
      (set.spec[list] ?? [])
        .filter(({ name }) =>
          other.spec[list]?.some(container => container.name === name),
        )
        .map(({ name }) =>
          invalidValue(
            'spec.containers',
            name,
            `container ${name} already exist in ${other.metadata.name}`,
          ),
        ),
    ),
    ...(set.spec.volumes ?? [])
      .filter(volume => {
        const theirs = other.spec.volumes?.find(
          ({ name }) => name === volume.name,
        );
        return theirs && !deepEqual(theirs, volume);
      })
      .map(({ name }) =>
        invalidValue(
          'spec.volumes',
          name,
          `volume ${name} is in conflict with sidecarset ${other.metadata.name}`,
        ),
      ),
  ]);
}

function mayShareNamespace(
  a: SidecarSet,
  b: SidecarSet,
  cluster: ClusterReader,
): boolean {
  if (a.spec.namespace && b.spec.namespace)
    return a.spec.namespace === b.spec.namespace;
  if (a.spec.namespace) return maySelectNamespace(b, a.spec.namespace, cluster);
  if (b.spec.namespace) return maySelectNamespace(a, b.spec.namespace, cluster);
  return mayOverlap(a.spec.namespaceSelector, b.spec.namespaceSelector);
}

function maySelectNamespace(
  { spec }: SidecarSet,
  name: string,
  cluster: ClusterReader,
): boolean {
  return (
    !spec.namespaceSelector ||
    selects(
      spec.namespaceSelector,
      cluster.get('namespaces', { name })?.metadata.labels,
    )
  );
}

/** Whether some set of labels could satisfy both; they cannot if they want different values of one key. */
function mayOverlap(
  a: LabelSelector | undefined,
  b: LabelSelector | undefined,
): boolean {
  if (!a || !b) return true;
  return !excludes(a, b) && !excludes(b, a);
}

/** Whether the values one selector leaves for some key all fail the other. */
function excludes(a: LabelSelector, b: LabelSelector): boolean {
  return [...wantedValues(a)].some(([key, values]) =>
    values.every(
      value =>
        !selects(onlyKey(b, key), value === undefined ? {} : { [key]: value }),
    ),
  );
}

function wantedValues(
  selector: LabelSelector,
): ReadonlyMap<string, readonly (string | undefined)[]> {
  const wanted = new Map<string, readonly (string | undefined)[]>();
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    wanted.set(key, [value]);
  }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    if (operator === 'In') wanted.set(key, values ?? []);
    if (operator === 'DoesNotExist') wanted.set(key, [undefined]);
  }
  return wanted;
}

function onlyKey(selector: LabelSelector, key: string): LabelSelector {
  const value = selector.matchLabels?.[key];
  return {
    matchLabels: value === undefined ? {} : { [key]: value },
    matchExpressions: (selector.matchExpressions ?? []).filter(
      expression => expression.key === key,
    ),
  };
}
