import type {
  ApplicationRef,
  ForecastApplication,
} from '@pilotage/plugin-rollout-common';
import type { ApplicationGuards } from '@pilotage/plugin-rollout-node';
import { guardObstacles } from '../shared/guardObstacles';
import type { AudienceMember } from './audience';
import { countPods } from './audience';

/**
 * What a change means for each application it concerns, most pods first. Which pods go first is the controller's choice
 * by readiness and age, so a step that does not reach all is split by how many pods of each application wait.
 */
export function forecastApplications(options: {
  readonly members: readonly AudienceMember[];
  /** That will be moved, of all that wait. */
  readonly pods: number;
  readonly batchSize: number;
  readonly guards: readonly ApplicationGuards[];
}): readonly ForecastApplication[] {
  const applications = [...byApplication(options.members).values()];
  const moved = splitPods(
    options.pods,
    applications.map(members => countPods(members, 'waiting')),
  );
  const guards = new Map(
    options.guards.map(entry => [keyOf(entry.application), entry.guards]),
  );
  return applications
    .map((members, i): ForecastApplication => {
      const { application } = members[0]!;
      const inPlace = moved[i] ?? 0;
      const atOnce = Math.min(inPlace, options.batchSize);
      return {
        application,
        inPlace,
        needRecreate: countPods(members, 'blocked'),
        notInjected: countPods(members, 'not-injected'),
        waiting: countPods(members, 'waiting', 'not-chosen') - inPlace,
        budgets: guardObstacles(guards.get(keyOf(application)) ?? [], {
          mode: 'in-place',
          pods: inPlace,
          batchSize: atOnce,
          surge: 0,
          unavailable: atOnce,
          readyPods: inPlace,
        }),
      };
    })
    .filter(
      ({ inPlace, needRecreate, notInjected, waiting }) =>
        inPlace + needRecreate + notInjected + waiting > 0,
    )
    .sort(
      (a, b) =>
        b.inPlace - a.inPlace ||
        b.waiting - a.waiting ||
        (keyOf(a.application) < keyOf(b.application) ? -1 : 1),
    );
}

/**
 * Splits pods over applications in proportion to what each has, whole pods, the largest remainders first. The parts add
 * up to `pods`, and none is larger than its share of `of`.
 */
export function splitPods(
  pods: number,
  of: readonly number[],
): readonly number[] {
  const total = of.reduce((sum, count) => sum + count, 0);
  if (total === 0) return of.map(() => 0);
  const exact = of.map(count => (pods * count) / total);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  let left = pods - parts.reduce((sum, part) => sum + part, 0);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    parts[i]!++;
    left--;
  }
  return parts;
}

/** One name per application: two of a name in two namespaces are two. */
export function keyOf({ namespace, name }: ApplicationRef): string {
  return `${namespace}/${name}`;
}

function byApplication(
  members: readonly AudienceMember[],
): ReadonlyMap<string, readonly AudienceMember[]> {
  const groups = new Map<string, AudienceMember[]>();
  for (const member of members) {
    const key = keyOf(member.application);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
