import type { PodCondition, PodStatus } from './podTypes';

/** Of a container's state exactly one of these is set, so one too many is a difference. */
const stateKeys = ['waiting', 'running', 'terminated'];

/**
 * The strategic merge patch that makes the present status show the wanted one; `undefined` when it does already.
 * Lists of containers are replaced as a whole, conditions merge by type, so only those that differ are sent and the
 * gates of others are never touched.
 */
export function statusPatch(
  present: PodStatus | undefined,
  wanted: PodStatus,
): Partial<PodStatus> | undefined {
  const { conditions: wantedConditions = [], ...fields } = wanted;
  const changed: Record<string, unknown> = Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) =>
        !sameShape(present?.[field as keyof PodStatus], value),
    ),
  );
  const byType = new Map(
    (present?.conditions ?? []).map(entry => [entry.type, entry]),
  );
  const conditions = wantedConditions.flatMap(entry => {
    const before = byType.get(entry.type);
    return before && sameCondition(before, entry) ? [] : [cleared(entry)];
  });
  if (conditions.length > 0) changed.conditions = conditions;
  return Object.keys(changed).length > 0 ? changed : undefined;
}

/** A merge keeps what a patch does not name: a reason that no longer holds has to be taken away. */
function cleared(condition: PodCondition): PodCondition {
  return { reason: null, message: null, ...condition };
}

function sameCondition(before: PodCondition, wanted: PodCondition): boolean {
  return (
    before.status === wanted.status &&
    (before.reason ?? '') === (wanted.reason ?? '') &&
    (before.message ?? '') === (wanted.message ?? '')
  );
}

/** True when everything wanted is present. The server may add fields; an empty object equals an absent one. */
function sameShape(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(present) &&
      present.length === wanted.length &&
      wanted.every((entry, index) => sameShape(present[index], entry))
    );
  }
  if (isRecord(wanted)) {
    const other = isRecord(present) ? present : {};
    return (
      Object.entries(wanted).every(([key, value]) =>
        sameShape(other[key], value),
      ) && stateKeys.every(key => key in wanted || !(key in other))
    );
  }
  return present === wanted;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
