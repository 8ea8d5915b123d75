import { resourcesOf } from '../resources/defineResource';
import type { StoredObject } from '../store/types';

/** The Event of events.k8s.io: the same objects as core events, with other names for some fields. */
export const eventsView = resourcesOf('events.k8s.io/v1', 'events.v1', [
  { plural: 'events', kind: 'Event', shortNames: ['ev'] },
])[0]!;

/** Core name, name in events.k8s.io. */
const renamed = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['reportingComponent', 'reportingController'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
] as const;

export function toEventsView(event: StoredObject): StoredObject {
  return rename(event, 'events.k8s.io/v1', renamed);
}

export function fromEventsView(event: StoredObject): StoredObject {
  return rename(
    event,
    'v1',
    renamed.map(([core, view]) => [view, core] as const),
  );
}

function rename(
  event: StoredObject,
  apiVersion: string,
  names: readonly (readonly [string, string])[],
): StoredObject {
  const result: Record<string, unknown> = { ...event, apiVersion };
  for (const [from, to] of names) {
    if (result[from] === undefined) continue;
    result[to] = result[from];
    delete result[from];
  }
  return result as unknown as StoredObject;
}
