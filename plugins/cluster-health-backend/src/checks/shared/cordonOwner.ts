import type { NodeRow } from '@pilotage/fleet-node';

/** Who works on a cordoned node. */
export interface CordonOwner {
  readonly who: string;
  readonly reason?: string;
}

/** Says who cordoned a node and why; people set it beside `kubectl cordon`. */
export const cordonedByAnnotation = 'pilotage.dev/cordoned-by';
export const cordonReasonAnnotation = 'pilotage.dev/cordon-reason';

/** Annotations and taints that automation leaves while it works on a node. */
const marks: readonly {
  readonly who: string;
  readonly annotation?: { readonly key: string; readonly value?: string };
  readonly taint?: string;
}[] = [
  {
    who: 'kured',
    annotation: { key: 'weave.works/kured-reboot-in-progress' },
  },
  {
    who: 'machine-config-operator',
    annotation: {
      key: 'machineconfiguration.openshift.io/state',
      value: 'Working',
    },
  },
  { who: 'medik8s', taint: 'medik8s.io/drain' },
  { who: 'cluster-autoscaler', taint: 'ToBeDeletedByClusterAutoscaler' },
  { who: 'karpenter', taint: 'karpenter.sh/disrupted' },
];

/** Field managers of controllers that cordon. Clients of people (`kubectl`, dashboards) are deliberately none of them. */
const controllers =
  /^(?:kured|draino|karpenter|cluster-autoscaler|machine-config-(?:daemon|controller)|machine-controller-manager|capi-|node-maintenance|node-healthcheck|self-node-remediation|system-upgrade-controller)/;

/**
 * Whoever is known to work on a cordoned node. The cluster autoscaler's and others' marks count only while the node is
 * cordoned.
 *
 * @returns `undefined` for a cordon of nobody, and for a node that is not cordoned.
 */
export function cordonOwner(node: NodeRow): CordonOwner | undefined {
  if (!node.cordoned) return undefined;
  const who = node.annotations[cordonedByAnnotation];
  const reason = node.annotations[cordonReasonAnnotation];
  if (who) return reason ? { who, reason } : { who };
  const mark = marks.find(
    ({ annotation, taint }) =>
      (annotation && hasAnnotation(node, annotation)) ||
      (taint && node.taints.some(({ key }) => key === taint)),
  );
  if (mark) return { who: mark.who };
  const manager = node.cordonedBy?.manager ?? '';
  return controllers.test(manager) ? { who: manager } : undefined;
}

function hasAnnotation(
  { annotations }: NodeRow,
  { key, value }: { readonly key: string; readonly value?: string },
): boolean {
  const found = annotations[key];
  return found !== undefined && (value === undefined || found === value);
}
