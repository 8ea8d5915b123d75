import type { EntityWorkload } from '../actions/EntityWorkloads';
import type { ForecastInput } from '@pilotage/plugin-rollout-node';
import {
  guardedApplications,
  readApplicationGuards,
} from './readApplicationGuards';
import type { GuardReading } from './readGuards';
import { readGuards } from './readGuards';

/** The guards that meet a change of a workload: its own, or those of the applications whose pods it reaches. */
export type MetGuards = Pick<ForecastInput, 'guards' | 'applicationGuards'> &
  Pick<GuardReading, 'unread'>;

/** Reads them from the cluster. */
export async function guardsOf(
  target: Pick<
    EntityWorkload,
    'connection' | 'workload' | 'driver' | 'inputFor'
  >,
  timeoutMs: number,
): Promise<MetGuards> {
  const { connection, workload } = target;
  if (!target.driver.matches) {
    return readGuards({ connection, workload, timeoutMs });
  }
  const { matched = [] } = target.inputFor(workload.object);
  const reading = await readApplicationGuards({
    connection,
    applications: guardedApplications(matched),
    timeoutMs,
  });
  return {
    guards: [],
    applicationGuards: reading.applications,
    unread: reading.unread,
  };
}
