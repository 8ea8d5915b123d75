import type { PodDiagnosis } from '@pilotage/plugin-rollout-common';
import { asArray, asNumber, asRecord, asString } from '../drivers/shared/json';
import { cleanText } from '../cluster/cleanText';

const maxEvents = 20;

/** The events of an event list, newest first. */
export function podEvents(list: unknown): PodDiagnosis['events'] {
  return asArray(asRecord(list).items)
    .map(item => {
      const event = asRecord(item);
      const series = asRecord(event.series);
      return {
        type: asString(event.type),
        reason: cleanText(asString(event.reason), 100),
        message: cleanText(asString(event.message)),
        count: asNumber(series.count, asNumber(event.count, 1)),
        lastSeen: lastSeen(event, series),
      };
    })
    .sort((a, b) => b.lastSeen - a.lastSeen)
    .slice(0, maxEvents);
}

/** Events written through events.k8s.io/v1 have a series or an eventTime and no lastTimestamp. */
function lastSeen(
  event: Readonly<Record<string, unknown>>,
  series: Readonly<Record<string, unknown>>,
): number {
  for (const time of [
    series.lastObservedTime,
    event.lastTimestamp,
    event.eventTime,
    event.firstTimestamp,
    asRecord(event.metadata).creationTimestamp,
  ]) {
    const at = Date.parse(asString(time));
    if (!Number.isNaN(at)) return at;
  }
  return 0;
}
