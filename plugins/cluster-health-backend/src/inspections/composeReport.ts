import type {
  InspectionItem,
  InspectionReport,
  InspectionSummary,
  ShownVerdict,
  Waiver,
} from '@pilotage/plugin-cluster-health-common';
import { pillars } from '@pilotage/plugin-cluster-health-common';
import type { JudgedCheck } from '../live/judgeChecks';
import { checkResult } from '../live/judgeChecks';
import { verdictOrder } from '../views/worst';
import { compareVerdicts } from './compareVerdicts';
import { countPillars, countVerdicts } from './countVerdicts';
import { inspectionScore } from './inspectionScore';

/** Puts a report together from what the checks found, what is accepted, and the run before. Pure. */
export function composeReport(options: {
  readonly head: Pick<
    InspectionSummary,
    'id' | 'cluster' | 'trigger' | 'startedAt' | 'finishedAt'
  >;
  readonly checks: readonly JudgedCheck[];
  /** Those running now. */
  readonly waivers: readonly Waiver[];
  readonly before: InspectionReport | undefined;
}): InspectionReport {
  const { head, checks, waivers, before } = options;
  const items = checks
    .map(check => {
      const waiver = waivers.find(
        other =>
          other.cluster === head.cluster && other.check === check.info.id,
      );
      const last = before?.items.find(({ info }) => info.id === check.info.id);
      return composeItem(check, { waiver, last, now: head.finishedAt });
    })
    .sort(byPillarWorstFirst);
  return {
    ...head,
    ...totalsOf(items),
    ...(before
      ? { comparedWith: { id: before.id, finishedAt: before.finishedAt } }
      : {}),
  };
}

/** A report as it is to be shown while these waivers run: what was found stays, what is accepted may have changed since. */
export function withWaivers(
  report: InspectionReport,
  waivers: readonly Waiver[],
): InspectionReport {
  const items = report.items.map(({ waiver: _, ...item }): InspectionItem => {
    const { verdict } = item.result;
    const waiver = waivers.find(
      ({ cluster, check }) =>
        cluster === report.cluster && check === item.info.id,
    );
    return waiver && isFinding(verdict)
      ? { ...item, shown: 'waived', waiver }
      : { ...item, shown: verdict };
  });
  return { ...report, ...totalsOf(items.sort(byPillarWorstFirst)) };
}

/** What follows from the items of a report. */
function totalsOf(
  items: readonly InspectionItem[],
): Pick<InspectionReport, 'items' | 'counts' | 'pillars' | 'score'> {
  return {
    items,
    counts: countVerdicts(items.map(({ shown }) => shown)),
    pillars: countPillars(items),
    score: inspectionScore(
      items.map(({ info: { pillar, hard }, shown }) => ({
        pillar,
        hard,
        shown,
      })),
    ),
  };
}

function composeItem(
  check: JudgedCheck,
  context: {
    readonly waiver: Waiver | undefined;
    readonly last: InspectionItem | undefined;
    readonly now: number;
  },
): InspectionItem {
  const { waiver, last, now } = context;
  const result = checkResult(check);
  const waived = waiver !== undefined && isFinding(result.verdict);
  const shown: ShownVerdict = waived ? 'waived' : result.verdict;
  const change = last && compareVerdicts(last.shown, shown);
  const owners = new Set(
    result.affected.map(({ ownerEntityRef }) => ownerEntityRef),
  );
  const [owner] = owners;
  return {
    info: check.info,
    result,
    shown,
    ...(waived ? { waiver } : {}),
    ...(last ? { before: last.shown } : {}),
    ...(change ? { change } : {}),
    ...(isFinding(result.verdict)
      ? {
          failingSince:
            last && isFinding(last.result.verdict)
              ? last.failingSince ?? now
              : now,
        }
      : {}),
    ...(owners.size === 1 && owner !== undefined
      ? { ownerEntityRef: owner }
      : {}),
  };
}

/** Only what was found can be accepted: nobody accepts not to know. */
function isFinding(verdict: ShownVerdict): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function byPillarWorstFirst(a: InspectionItem, b: InspectionItem): number {
  return (
    pillars.indexOf(a.info.pillar) - pillars.indexOf(b.info.pillar) ||
    verdictOrder.indexOf(a.shown) - verdictOrder.indexOf(b.shown) ||
    (a.info.id < b.info.id ? -1 : 1)
  );
}
