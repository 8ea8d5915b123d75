import type { ServingMark } from '@pilotage/fleet-common';
import type {
  ClusterSummary,
  InspectionSummary,
  Known,
  OnlineRate,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterReading } from '../live/ClusterReading';
import { causesOf } from '../live/ClusterReading';

/** What a row of the admin page is made of besides the evaluation. */
export interface SummaryContext {
  readonly serving: ServingMark;
  readonly entityRef?: string;
  readonly online: Known<OnlineRate>;
  readonly inspection?: InspectionSummary;
  readonly isWaived: (check: string) => boolean;
}

/** One cluster as a row of the admin page. */
export function clusterSummary(
  reading: ClusterReading,
  context: SummaryContext,
): ClusterSummary {
  const { serving, entityRef, online, inspection } = context;
  const { version, nodes, pods, survives, lastBackup } = reading.look;
  const causes = causesOf(reading);
  return {
    status: reading.status,
    ...(entityRef === undefined ? {} : { entityRef }),
    version,
    health: healthOf(reading, context),
    serving,
    controlPlane: reading.controlPlane,
    nodes,
    online,
    survives,
    causes: {
      bad: causes.filter(({ severity }) => severity === 'bad').length,
      warning: causes.filter(({ severity }) => severity === 'warning').length,
    },
    ...(inspection ? { inspection } : {}),
    lastBackup,
    pods,
  };
}

/**
 * A cluster in one word. Healthy is only what is seen now, has answered every hard check, and has nothing bad on it;
 * failing is what fails a hard check nobody has waived.
 */
export function healthOf(
  reading: Pick<
    ClusterReading,
    'status' | 'checks' | 'causes' | 'causesIncomplete'
  >,
  context: Pick<SummaryContext, 'isWaived'>,
): ClusterSummary['health'] {
  if (reading.status.condition.state !== 'live') return 'unknown';
  const hard = reading.checks.filter(
    ({ info }) => info.hard && !context.isWaived(info.id),
  );
  const has = (verdict: string) =>
    hard.some(({ finding }) => finding.verdict === verdict);
  if (has('fail')) return 'failing';
  if (reading.causes.some(({ severity }) => severity === 'bad')) {
    return 'degraded';
  }
  const looked = reading.checks.some(({ info }) => info.hard);
  return !looked || has('unknown') || reading.causesIncomplete
    ? 'unknown'
    : 'healthy';
}
