import type {
  RolloutChange,
  StepTarget,
} from '@pilotage/plugin-rollout-common';
import { CloneSetModel } from '../__testUtils__/cloneSetModel';
import { random } from '../__testUtils__/random';
import { cloneSet } from '../__testUtils__/workloads';
import { cloneSetDriver as driver } from './cloneSetDriver';

const { int, pick } = random(20260301);

const settledCodes = [
  'done',
  'paused',
  'paused-mid-step',
  'partition-reached',
  'partition-holds',
];

function randomTarget(replicas: number): StepTarget {
  return pick([true, false])
    ? { type: 'percent', value: int(0, 100) }
    : { type: 'pods', value: int(0, replicas) };
}

function randomChange(model: CloneSetModel, replicas: number): RolloutChange {
  const revisions = model
    .input()
    .revisions.map(({ metadata }) => metadata.name);
  const firstStep = randomTarget(replicas);
  return pick<() => RolloutChange>([
    () => ({
      verb: 'set-image',
      images: { main: `shop/checkout:${int(1, 4)}` },
      firstStep,
    }),
    () => ({ verb: 'partition', target: randomTarget(replicas) }),
    () => ({ verb: 'promote-full' }),
    () => ({ verb: 'pause' }),
    () => ({ verb: 'resume' }),
    () => ({
      verb: 'rollback',
      revision: pick(revisions as [string, ...string[]]),
      firstStep,
    }),
  ])();
}

/** One change through forecast, plan, write, controller and confirmation; every claim held against what happened. */
function play(model: CloneSetModel, change: RolloutChange): void {
  const before = model.input();
  const forecast = driver.forecast(before, change);
  const plan = driver.plan(before, change);
  expect(driver.plan(before, change)).toEqual(plan);
  if (plan.type !== 'patch') {
    expect(plan).toEqual({ type: 'unchanged' });
    expect(forecast).toMatchObject({ mode: 'none', pods: 0, diff: [] });
    return;
  }
  model.apply(plan);
  expect(driver.confirm(plan.goal, model.input()).state).toBe('pending');
  const { changed, largestBatch } = model.settle();
  const after = model.input();
  const desired = driver.observe(after).counts.desired;
  expect({ change, pods: forecast.pods }).toEqual({ change, pods: changed });
  expect(forecast.batches).toEqual({
    count: changed === 0 ? 0 : Math.ceil(changed / largestBatch),
    size: largestBatch,
  });
  expect(forecast.podsLeftOld).toBe(desired - model.updated());
  expect(driver.plan(after, change)).toEqual({ type: 'unchanged' });
  expect(driver.confirm(plan.goal, after)).toEqual({ state: 'confirmed' });
  const { verdict } = driver.observe(after);
  expect(settledCodes).toContain(verdict.code);
  expect(verdict.state === 'done').toBe(model.updated() === desired);
}

describe('the CloneSet driver against a model of the controller', () => {
  it.each(Array.from({ length: 60 }, (_, run) => run))('sequence %d', () => {
    const replicas = int(1, 120);
    const model = new CloneSetModel(
      cloneSet({ replicas, strategy: { maxUnavailable: int(1, 20) } }),
    );
    for (let step = 0; step < 20; step++) {
      play(model, randomChange(model, replicas));
    }
    expect(model.changes).toBeGreaterThan(0);
  });
});
