import type { AffectedObject, Evidence } from './check';

/** What can be wrong right now. A new kind is a new file in the backend's `causes`. @public */
export type CauseKind =
  | 'cluster-not-seen'
  | 'control-plane'
  | 'dead-controller'
  | 'node-not-ready'
  | 'node-pressure'
  | 'node-cordoned'
  | 'crash-loop'
  | 'self-healing-restarts'
  | 'image-pull'
  | 'pending'
  | 'terminating'
  | 'out-of-memory'
  | 'service-without-endpoints'
  | 'dead-budget'
  | 'webhook-without-endpoints';

/** @public */
export type CauseSeverity = 'bad' | 'warning' | 'unknown';

/**
 * One thing that is wrong, however many pods and clusters it shows on. The same cause keeps its key, so that first and
 * last seen mean something. Times are milliseconds since the epoch.
 *
 * @public
 */
export interface Cause {
  /** Kind, owner and what distinguishes it, for example `image-pull/pay/CloneSet/payments/main/…:7.1.0`. */
  readonly key: string;
  readonly kind: CauseKind;
  readonly severity: CauseSeverity;
  /** `payments cannot pull its image`. */
  readonly title: string;
  /** `manifest 7.1.0 unknown`. */
  readonly detail: string;
  /** For translations: {@link Cause.kind} and these. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly clusters: readonly {
    readonly name: string;
    /** Objects affected there. */
    readonly count: number;
    /** Whether the cluster is seen now; if not, this is what was last known. */
    readonly current: boolean;
  }[];
  /** What is counted: `pods`, `nodes`, … */
  readonly unit: 'pods' | 'nodes' | 'objects';
  readonly count: number;
  /** At most 20. */
  readonly affected: readonly (AffectedObject & { readonly cluster: string })[];
  readonly evidence: readonly Evidence[];
  /** The component it belongs to. Absent: nobody owns it. */
  readonly entityRef?: string;
  /** Owner of that component, or of the object itself. */
  readonly owner?: string;
  readonly suggestion: string;
  /** When we first saw it; across restarts of the portal. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Times it came back after it was gone, in the last seven days. */
  readonly returns: number;
}
