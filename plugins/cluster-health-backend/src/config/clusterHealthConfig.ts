import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** Settings of the plugin; times in milliseconds. Documented in `config.d.ts`. */
export interface ClusterHealthConfig {
  readonly productionEnvironments: readonly string[];
  readonly probes: {
    readonly intervalMs: number;
    readonly slowIntervalMs: number;
    readonly timeoutMs: number;
  };
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly keepInspectionsMs: number;
  readonly gate: {
    /** Failing evaluations in a row after which a serving cluster is demoted. */
    readonly hold: number;
    readonly excludedEnvironments: readonly string[];
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Waits at first until the live model has read the clusters. */
const daily: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 24 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 30 },
};

/** @throws Error that names the setting when a value has the wrong type or cannot be meant. */
export function readClusterHealthConfig(config: Config): ClusterHealthConfig {
  const section = config.getOptionalConfig('clusterHealth');
  return {
    productionEnvironments: section?.getOptionalStringArray(
      'productionEnvironments',
    ) ?? ['prod', 'production'],
    probes: {
      intervalMs: duration(section, 'probes.interval', {
        otherwise: 10_000,
        atLeast: 1_000,
      }),
      slowIntervalMs: duration(section, 'probes.slowInterval', {
        otherwise: 60_000,
        atLeast: 1_000,
      }),
      timeoutMs: duration(section, 'probes.timeout', {
        otherwise: 5_000,
        atLeast: 100,
      }),
    },
    schedule: section?.has('inspections.schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          section.getConfig('inspections.schedule'),
        )
      : daily,
    keepInspectionsMs: duration(section, 'keepInspections', {
      otherwise: 90 * dayMs,
      atLeast: dayMs,
    }),
    gate: {
      hold: hold(section),
      excludedEnvironments:
        section?.getOptionalStringArray('gate.excludedEnvironments') ?? [],
    },
  };
}

function hold(section: Config | undefined): number {
  const value = section?.getOptionalNumber('gate.hold') ?? 3;
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new InputError(
    `clusterHealth.gate.hold is ${value}, but must be a whole number from 1 to 100`,
  );
}

function duration(
  section: Config | undefined,
  key: string,
  limits: { readonly otherwise: number; readonly atLeast: number },
): number {
  if (!section?.has(key)) return limits.otherwise;
  const ms = durationToMilliseconds(readDurationFromConfig(section, { key }));
  if (ms >= limits.atLeast) return ms;
  throw new InputError(
    `clusterHealth.${key} is ${ms} ms, but must be at least ${limits.atLeast} ms`,
  );
}
