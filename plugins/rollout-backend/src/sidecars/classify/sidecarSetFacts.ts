import type { KubeObject, Workload } from '@pilotage/fleet-node';
import { asArray, asRecord, asString } from '../../drivers/shared/json';
import { isEmptySelector, matchesLabels } from '../../guards/matchesLabels';

type Labels = Readonly<Record<string, string>>;

/** A container a SidecarSet injects. */
export interface InjectedContainer {
  readonly name: string;
  readonly image: string;
  /** What the idle container of a hot-upgrade pair runs; `undefined` when it is no pair. */
  readonly emptyImage: string | undefined;
}

/** Images by container name. */
export type Images = ReadonlyMap<string, string>;

/** What pods are compared with: a SidecarSet, and its revisions as far as they are known. */
export interface SidecarSetFacts {
  readonly name: string;
  readonly labels: Labels;
  /** Hash pods at its newest revision carry; empty when its webhook has not written one. */
  readonly hash: string;
  /** Newest ControllerRevision; empty when the controller has not written one. */
  readonly revision: string;
  readonly containers: ReadonlyMap<string, InjectedContainer>;
  readonly revisions: ReadonlyMap<string, Images>;
  readonly selector: unknown;
  readonly namespaceSelector: unknown;
  /** The only namespace it looks at (v1alpha1); empty for all. */
  readonly namespace: string;
}

/** Reads a SidecarSet and its ControllerRevisions. */
export function sidecarSetFacts(
  { object }: Workload,
  revisions: readonly KubeObject[],
): SidecarSetFacts {
  const spec = asRecord(object.spec);
  const { name, labels = {}, annotations = {} } = object.metadata;
  return {
    name,
    labels,
    hash: annotations['kruise.io/sidecarset-hash'] ?? '',
    revision: asString(asRecord(object.status).latestRevision),
    containers: new Map(
      injectedContainers(spec).map(container => [container.name, container]),
    ),
    revisions: new Map(
      revisions.map(revision => [
        revision.metadata.name,
        new Map(
          injectedContainers(asRecord(asRecord(revision.data).spec)).map(
            container => [container.name, container.image],
          ),
        ),
      ]),
    ),
    selector: spec.selector,
    namespaceSelector: spec.namespaceSelector,
    namespace: asString(spec.namespace),
  };
}

/** Namespaces in which the webhook of OpenKruise injects nothing, whatever a SidecarSet selects. */
const ignoredNamespaces: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
]);

/**
 * Whether a SidecarSet would inject these pods. An empty selector selects nothing here, other than elsewhere in
 * Kubernetes.
 */
export function selectsPods(
  facts: SidecarSetFacts,
  pods: { readonly namespace: string; readonly labels: Labels },
  namespaceLabels: Labels,
): boolean {
  const { selector, namespaceSelector, namespace } = facts;
  if (ignoredNamespaces.has(pods.namespace)) return false;
  if (namespace !== '' && namespace !== pods.namespace) return false;
  return (
    !isEmptySelector(selector) &&
    matchesLabels(selector, pods.labels) &&
    (namespaceSelector === undefined ||
      matchesLabels(namespaceSelector, namespaceLabels))
  );
}

/** Its containers, and those of its init containers that go on running. */
function injectedContainers(
  spec: Readonly<Record<string, unknown>>,
): InjectedContainer[] {
  const natives = asArray(spec.initContainers)
    .map(asRecord)
    .filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...natives, ...asArray(spec.containers).map(asRecord)].map(
    container => {
      const upgrade = asRecord(container.upgradeStrategy);
      return {
        name: asString(container.name),
        image: asString(container.image),
        emptyImage:
          upgrade.upgradeType === 'HotUpgrade'
            ? asString(upgrade.hotUpgradeEmptyImage)
            : undefined,
      };
    },
  );
}
