import type { Node, Taint } from '../kinds/node';

const prefix = 'node.kubernetes.io/';

const noSchedule = (name: string): Taint => ({
  key: `${prefix}${name}`,
  effect: 'NoSchedule',
});
const noExecute = (name: string): Taint => ({
  key: `${prefix}${name}`,
  effect: 'NoExecute',
});

const pressures: Readonly<Record<string, string>> = {
  MemoryPressure: 'memory-pressure',
  DiskPressure: 'disk-pressure',
  PIDPressure: 'pid-pressure',
};

/** Keys of the taints that follow from a node's state; others are their authors' business. */
const ours = [
  ...Object.values(pressures),
  'unschedulable',
  'not-ready',
  'unreachable',
].map(name => `${prefix}${name}`);

/**
 * A node's taints as they follow from its conditions and its cordon. Those that stay keep their time.
 *
 * @param time - given to new ones, `metav1.Time`
 * @returns undefined when they are right already
 */
export function rightTaints(
  { spec, status }: Node,
  time: string,
): readonly Taint[] | undefined {
  const present = spec?.taints ?? [];
  const wanted: Taint[] = spec?.unschedulable
    ? [noSchedule('unschedulable')]
    : [];
  for (const condition of status?.conditions ?? []) {
    const pressure = pressures[condition.type];
    if (pressure && condition.status === 'True')
      wanted.push(noSchedule(pressure));
    if (condition.type === 'Ready' && condition.status !== 'True') {
      const name = condition.status === 'False' ? 'not-ready' : 'unreachable';
      wanted.push(noSchedule(name), noExecute(name));
    }
  }
  const kept = present.filter(
    taint => !ours.includes(taint.key) || wanted.some(isSame(taint)),
  );
  const added = wanted.filter(taint => !present.some(isSame(taint)));
  if (kept.length === present.length && added.length === 0) return undefined;
  return [...kept, ...added.map(taint => ({ ...taint, timeAdded: time }))];
}

function isSame(a: Taint): (b: Taint) => boolean {
  return b => a.key === b.key && a.effect === b.effect;
}
