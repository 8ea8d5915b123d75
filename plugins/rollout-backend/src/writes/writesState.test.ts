import { writesState } from './writesState';

describe('writesState', () => {
  it.each([
    [false, true, false, false],
    [false, true, true, false],
    [false, false, true, false],
    [true, false, false, false],
    [true, true, false, true],
    [true, true, true, true],
    [true, false, true, true],
  ])(
    'enabled %p, permission framework %p, dangerous key %p → %p',
    (
      enabled,
      permissionFramework,
      dangerouslyAllowWithoutPermissionFramework,
      expected,
    ) => {
      expect(
        writesState({
          enabled,
          permissionFramework,
          dangerouslyAllowWithoutPermissionFramework,
        }).enabled,
      ).toBe(expected);
    },
  );

  it('names the key to change', () => {
    expect(
      writesState({
        enabled: false,
        permissionFramework: true,
        dangerouslyAllowWithoutPermissionFramework: false,
      }),
    ).toMatchObject({
      reason: expect.stringContaining('rollout.writes.enabled'),
    });
    expect(
      writesState({
        enabled: true,
        permissionFramework: false,
        dangerouslyAllowWithoutPermissionFramework: false,
      }),
    ).toMatchObject({ reason: expect.stringContaining('permission.enabled') });
  });
});
