import { ConfigReader } from '@backstage/config';
import { readRolloutConfig } from './rolloutConfig';

describe('readRolloutConfig', () => {
  it('changes nothing unless told to', () => {
    expect(readRolloutConfig(new ConfigReader({}))).toMatchObject({
      writes: { enabled: false },
      confirmationTimeoutMs: 120_000,
      requestTimeoutMs: 10_000,
      sidecarRules: [],
    });
  });

  it('reads durations', () => {
    expect(
      readRolloutConfig(
        new ConfigReader({
          rollout: {
            confirmationTimeout: { minutes: 5 },
            requestTimeout: '3s',
            keepOperations: '90 days',
          },
        }),
      ),
    ).toMatchObject({
      confirmationTimeoutMs: 300_000,
      requestTimeoutMs: 3_000,
      keepOperationsMs: 7_776_000_000,
    });
  });

  it('refuses values of the wrong type', () => {
    expect(() =>
      readRolloutConfig(
        new ConfigReader({ rollout: { writes: { enabled: 'perhaps' } } }),
      ),
    ).toThrow('rollout.writes.enabled');
  });
});
