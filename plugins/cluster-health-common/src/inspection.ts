import type { CheckInfo, CheckResult, Pillar, ShownVerdict } from './check';
import type { Waiver } from './waiver';

/** Number of checks by verdict. @public */
export type VerdictCounts = Readonly<Record<ShownVerdict, number>>;

/**
 * How a score comes about: 100 minus weighted penalties of failures and warnings; what is unknown counts neither way and
 * lowers the coverage. A failing hard check caps the score at 49.
 *
 * @public
 */
export interface InspectionScore {
  /** 0 to 100; `undefined` when nothing could be judged. */
  readonly score: number | undefined;
  /** Share of applicable checks that could be judged, 0 to 1. */
  readonly coverage: number;
}

/** @public */
export interface InspectionSummary {
  readonly id: string;
  readonly cluster: string;
  readonly trigger:
    | { readonly type: 'schedule' }
    | { readonly type: 'person'; readonly by: string };
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly counts: VerdictCounts;
  readonly score: InspectionScore;
}

/** A check in a report, with what became of it since the run before. @public */
export interface InspectionItem {
  readonly info: CheckInfo;
  readonly result: CheckResult;
  readonly shown: ShownVerdict;
  readonly waiver?: Waiver;
  /** Verdict of the run before; absent when there was none. */
  readonly before?: ShownVerdict;
  /** `new-fail`, `fixed`, `worse`, `better`, or nothing. */
  readonly change?: 'new-fail' | 'fixed' | 'worse' | 'better';
  /** Since when it is not passing; milliseconds since the epoch. */
  readonly failingSince?: number;
  readonly ownerEntityRef?: string;
}

/** A kept report. @public */
export interface InspectionReport extends InspectionSummary {
  /** Worst first within their pillar. */
  readonly items: readonly InspectionItem[];
  readonly pillars: readonly {
    readonly pillar: Pillar;
    readonly counts: VerdictCounts;
  }[];
  /** The run it is compared with. */
  readonly comparedWith?: { readonly id: string; readonly finishedAt: number };
}
