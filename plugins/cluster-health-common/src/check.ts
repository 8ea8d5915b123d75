/** What a check looks at, in the order a report shows them. @public */
export const pillars = [
  'control-plane',
  'backup',
  'certificates',
  'parameters',
  'nodes',
  'workloads',
  'disruption',
  'capacity',
  'network',
  'security',
  'visibility',
] as const;

/** @public */
export type Pillar = (typeof pillars)[number];

/**
 * What a check found:
 *
 * - `pass`, `warn`, `fail`: read and judged.
 * - `unknown`: could not be read (no right, no answer, too old). Never counts as passed.
 * - `not-applicable`: this kind of cluster has no such thing.
 *
 * @public
 */
export type CheckVerdict =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'unknown'
  | 'not-applicable';

/** A verdict as it is shown: a warning or failure somebody accepted until a date is `waived`. @public */
export type ShownVerdict = CheckVerdict | 'waived';

/**
 * What reading costs per cluster and run: `C0` answered from the live model, `C1` a small request, `C2` a paged list.
 *
 * @public
 */
export type CheckCost = 'C0' | 'C1' | 'C2';

/** What a check reads, which is what the portal's account must be allowed. @public */
export type CheckRead =
  | {
      /** Objects of a kind. */
      readonly type: 'objects';
      /** Empty for the core group. */
      readonly group: string;
      readonly kind: string;
      readonly plural: string;
      readonly namespaced: boolean;
      /** Only this namespace, for example `kube-system`. */
      readonly namespace?: string;
      /** Only this object. */
      readonly name?: string;
    }
  | {
      /** A path that is no object, for example `/readyz`. */
      readonly type: 'path';
      readonly path: string;
    }
  /** The TLS certificate of the API server's address, and nothing from the cluster itself. */
  | { readonly type: 'api-server-certificate' }
  /** What this portal knows of itself. */
  | { readonly type: 'own-state' };

/** What a report says about a check besides its result. @public */
export interface CheckInfo {
  /** Kebab-case and stable, for example `scheduler-lease`. */
  readonly id: string;
  readonly pillar: Pillar;
  /** What is true when it passes: `The scheduler renews its lease`. */
  readonly title: string;
  /** What happens when it is not true. One sentence. */
  readonly why: string;
  /** What passes, warns and fails, in one line: the limits. */
  readonly limits: string;
  readonly suggestion: string;
  /** Whether failing it closes the serving gate. */
  readonly hard: boolean;
  readonly cost: CheckCost;
  readonly reads: readonly CheckRead[];
}

/** An object a finding is about. @public */
export interface AffectedObject {
  readonly kind: string;
  /** Empty for kinds of cluster scope. */
  readonly namespace: string;
  readonly name: string;
  /** One clause about this object. */
  readonly detail?: string;
  /** Entity that owns it, when the catalog knows one. */
  readonly ownerEntityRef?: string;
}

/** Where a verdict comes from, so that somebody can look for themselves. @public */
export interface Evidence {
  /** For example `Lease kube-system/kube-scheduler spec.renewTime`. */
  readonly source: string;
  readonly value: string;
  /** When it was read; milliseconds since the epoch. */
  readonly at: number;
}

/** What one check found on one cluster. @public */
export interface CheckResult {
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** The measured value beside its limit, one line. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  /** At most 50; `affectedTotal` says how many there are. */
  readonly affected: readonly AffectedObject[];
  readonly affectedTotal: number;
}
