import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readClusterHealthConfig } from './clusterHealthConfig';

function read(clusterHealth: JsonObject | undefined) {
  return readClusterHealthConfig(
    new ConfigReader(clusterHealth ? { clusterHealth } : {}),
  );
}

describe('readClusterHealthConfig', () => {
  it('needs nothing', () => {
    expect(read(undefined)).toEqual({
      productionEnvironments: ['prod', 'production'],
      probes: { intervalMs: 10_000, slowIntervalMs: 60_000, timeoutMs: 5_000 },
      schedule: {
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
        initialDelay: { seconds: 30 },
      },
      keepInspectionsMs: 7_776_000_000,
      gate: { hold: 3, excludedEnvironments: [] },
    });
  });

  it('reads every setting', () => {
    expect(
      read({
        productionEnvironments: ['live'],
        probes: {
          interval: '5s',
          slowInterval: { minutes: 5 },
          timeout: '2 seconds',
        },
        inspections: {
          schedule: { frequency: { cron: '0 6 * * *' }, timeout: '10m' },
        },
        keepInspections: '7 days',
        gate: { hold: 1, excludedEnvironments: ['dev'] },
      }),
    ).toMatchObject({
      productionEnvironments: ['live'],
      probes: { intervalMs: 5_000, slowIntervalMs: 300_000, timeoutMs: 2_000 },
      schedule: { frequency: { cron: '0 6 * * *' } },
      keepInspectionsMs: 604_800_000,
      gate: { hold: 1, excludedEnvironments: ['dev'] },
    });
  });

  it.each<[string, JsonObject]>([
    ['productionEnvironments', { productionEnvironments: 'prod' }],
    ['probes.interval', { probes: { interval: '10ms' } }],
    ['probes.timeout', { probes: { timeout: 'soon' } }],
    ['inspections.schedule', { inspections: { schedule: { cron: '* *' } } }],
    ['keepInspections', { keepInspections: '5s' }],
    ['gate.hold', { gate: { hold: 0 } }],
    ['gate.hold', { gate: { hold: 2.5 } }],
    ['gate.excludedEnvironments', { gate: { excludedEnvironments: [1] } }],
  ])('refuses a wrong %s and says where it is', (key, config) => {
    expect(() => read(config)).toThrow(key.split('.').at(-1));
  });
});
