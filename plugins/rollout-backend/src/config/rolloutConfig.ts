import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { WritesState } from '@pilotage/plugin-rollout-common';
import type { SidecarRuleConfig } from '../sidecars/classify/sidecarRuleConfig';
import { writesState } from '../writes/writesState';
import { readSidecarRules } from './sidecarRules';

/** Settings of the plugin; times in milliseconds. Documented in `config.d.ts`. */
export interface RolloutConfig {
  readonly writes: WritesState;
  /** After this long an accepted change that the controller did not act on has failed. */
  readonly confirmationTimeoutMs: number;
  /** How long a cluster may take to answer one request. */
  readonly requestTimeoutMs: number;
  /** For so long settled operations are remembered. */
  readonly keepOperationsMs: number;
  /** Containers that are sidecars although nothing else says so. */
  readonly sidecarRules: readonly SidecarRuleConfig[];
}

/** @throws Error when a value has the wrong type, or says nothing. */
export function readRolloutConfig(config: Config): RolloutConfig {
  return {
    writes: writesState({
      enabled: config.getOptionalBoolean('rollout.writes.enabled') ?? false,
      permissionFramework:
        config.getOptionalBoolean('permission.enabled') ?? false,
      dangerouslyAllowWithoutPermissionFramework:
        config.getOptionalBoolean(
          'rollout.writes.dangerouslyAllowWithoutPermissionFramework',
        ) ?? false,
    }),
    confirmationTimeoutMs: duration(
      config,
      'rollout.confirmationTimeout',
      120_000,
    ),
    keepOperationsMs: duration(
      config,
      'rollout.keepOperations',
      90 * 24 * 60 * 60 * 1000,
    ),
    requestTimeoutMs: duration(config, 'rollout.requestTimeout', 10_000),
    sidecarRules: readSidecarRules(config),
  };
}

function duration(config: Config, key: string, otherwise: number): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : otherwise;
}
