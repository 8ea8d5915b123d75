import type {
  RolloutChange,
  StepTarget,
} from '@pilotage/plugin-rollout-common';
import { random } from '../__testUtils__/random';
import { SidecarSetModel } from '../__testUtils__/sidecarSetModel';
import { sidecarSet } from '../__testUtils__/sidecarSets';
import { sidecarSetDriver as driver } from './sidecarSetDriver';

const { int, pick } = random(20260302);

function randomTarget(pods: number): StepTarget {
  return pick([true, false])
    ? { type: 'percent', value: int(0, 100) }
    : { type: 'pods', value: int(0, pods) };
}

function randomChange(model: SidecarSetModel, pods: number): RolloutChange {
  const revisions = model
    .input()
    .revisions.map(({ metadata }) => metadata.name);
  const firstStep = pick<StepTarget>([
    randomTarget(pods),
    { type: 'percent', value: 100 },
  ]);
  const podLabels = { track: pick(['canary', 'stable', 'nobody']) };
  return pick<() => RolloutChange>([
    () => ({
      verb: 'set-image',
      images: { proxy: `mesh/proxy:${int(1, 4)}` },
      firstStep,
      ...pick([{}, {}, { podLabels }]),
    }),
    () => ({ verb: 'partition', target: randomTarget(pods) }),
    () => ({ verb: 'promote-full' }),
    () => ({ verb: 'pause' }),
    () => ({ verb: 'resume' }),
    () => ({
      verb: 'rollback',
      revision: pick(revisions as [string, ...string[]]),
      firstStep,
    }),
    () => ({
      verb: 'select-pods',
      podLabels: pick<Readonly<Record<string, string>>>([{}, podLabels]),
    }),
    () => ({
      verb: 'max-unavailable',
      target: pick<StepTarget>([
        { type: 'pods', value: int(1, 9) },
        { type: 'percent', value: int(1, 100) },
      ]),
    }),
    () => ({ verb: 'pause-injection' }),
    () => ({ verb: 'resume-injection' }),
  ])();
}

/** One change through forecast, plan, write, controller and confirmation; every claim held against what happened. */
function play(model: SidecarSetModel, change: RolloutChange): void {
  const before = model.input();
  const forecast = driver.forecast(before, change);
  const plan = driver.plan(before, change);
  if (plan.type === 'impossible') {
    expect(forecast).toMatchObject({
      mode: 'rejected',
      code: plan.code,
      pods: 0,
    });
    return;
  }
  if (plan.type === 'unchanged') {
    expect(forecast).toMatchObject({ mode: 'none', pods: 0, diff: [] });
    return;
  }
  const pods = driver.observe(before).counts.desired;
  model.apply(plan);
  expect(driver.confirm(plan.goal, model.input()).state).not.toBe('refuted');
  const { changed, largestBatch } = model.settle();
  const after = model.input();
  expect({ change, pods: forecast.pods }).toEqual({ change, pods: changed });
  expect(forecast.batches).toEqual({
    count: changed === 0 ? 0 : Math.ceil(changed / largestBatch),
    size: largestBatch,
  });
  expect(forecast.podsLeftOld).toBe(pods - model.updated());
  const applications = forecast.applications ?? [];
  const sum = (of: 'inPlace' | 'needRecreate' | 'waiting') =>
    applications.reduce((total, entry) => total + entry[of], 0);
  expect(sum('inPlace')).toBe(changed);
  expect(sum('needRecreate') + sum('waiting')).toBe(forecast.podsLeftOld);
  expect(driver.plan(after, change)).toEqual({ type: 'unchanged' });
  expect(
    driver.confirm({ ...plan.goal, generation: undefined }, after).state,
  ).toBe('confirmed');
  const { verdict } = driver.observe(after);
  expect(verdict.state).not.toBe('progressing');
  expect(verdict.state === 'done').toBe(model.updated() === pods);
}

describe('the SidecarSet driver against a model of the controller', () => {
  it.each(Array.from({ length: 60 }, (_, run) => run))('sequence %d', () => {
    const pods = Array.from({ length: int(1, 80) }, () => ({
      application: pick(['cart', 'web', 'jobs']),
      track: pick(['canary', 'stable']),
    }));
    const model = new SidecarSetModel(
      sidecarSet({ strategy: { maxUnavailable: int(1, 20) } }),
      pods,
    );
    for (let step = 0; step < 20; step++) {
      if (int(1, 8) === 1) model.reshape(pick(['info', 'debug']));
      play(model, randomChange(model, pods.length));
    }
    expect(model.changes).toBeGreaterThan(0);
  });
});
