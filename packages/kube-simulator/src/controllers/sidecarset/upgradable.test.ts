import { makePod, now } from '../__testUtils__/makePod';
import { conditionOf } from '../shared/podState';
import { withUpgradable } from './upgradable';

const read = (pod: ReturnType<typeof makePod>) => {
  const condition = conditionOf(pod, 'SidecarSetUpgradable');
  return [condition?.status, condition?.reason, condition?.message];
};

describe('withUpgradable', () => {
  it('is False as long as one SidecarSet says so', () => {
    const first = withUpgradable(makePod('a'), 'logs', false, now);
    expect(read(first)).toEqual([
      'False',
      'UpdateImmutableField',
      '{"logs":false}',
    ]);
    const second = withUpgradable(first, 'agents', true, now);
    expect(read(second)).toEqual([
      'False',
      'UpdateImmutableField',
      '{"agents":true,"logs":false}',
    ]);
    expect(read(withUpgradable(second, 'logs', true, now))).toEqual([
      'True',
      'AllSidecarsetUpgradable',
      '{"agents":true,"logs":true}',
    ]);
  });

  it('keeps the time while the status stays, and the pod when nothing changes', () => {
    const before = withUpgradable(makePod('a'), 'logs', true, now);
    expect(withUpgradable(before, 'logs', true, now + 5_000)).toBe(before);
    const later = withUpgradable(before, 'agents', true, now + 5_000);
    expect(conditionOf(later, 'SidecarSetUpgradable')?.lastTransitionTime).toBe(
      conditionOf(before, 'SidecarSetUpgradable')?.lastTransitionTime,
    );
  });
});
