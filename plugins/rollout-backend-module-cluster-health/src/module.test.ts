import {
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import type { ServingMark } from '@pilotage/fleet-common';
import { clusterHealthServiceMock } from '@pilotage/plugin-cluster-health-node/testUtils';
import type { TargetGate } from '@pilotage/plugin-rollout-node';
import { rolloutTargetGatesExtensionPoint } from '@pilotage/plugin-rollout-node';
import rolloutModuleClusterHealth from './index';

/** The rollout plugin as far as a module sees it. */
function rolloutPlugin(gates: TargetGate[]): BackendFeature {
  return createBackendPlugin({
    pluginId: 'rollout',
    register(env) {
      env.registerExtensionPoint(rolloutTargetGatesExtensionPoint, {
        addTargetGate: gate => gates.push(gate),
      });
      env.registerInit({ deps: {}, async init() {} });
    },
  });
}

const notServing: ServingMark = {
  state: 'not-serving',
  reason: 'etcd has no leader',
  checks: [{ id: 'etcd-leader', title: 'etcd has a leader' }],
  since: 1,
};

describe('rolloutModuleClusterHealth', () => {
  it('hands on what the serving gate says', async () => {
    const gates: TargetGate[] = [];
    const health = clusterHealthServiceMock({
      servingMarks: async () => ({ east: notServing }),
    });
    const backend = await startTestBackend({
      features: [
        rolloutPlugin(gates),
        rolloutModuleClusterHealth,
        health.factory,
      ],
    });
    expect(gates.map(({ id }) => id)).toEqual(['cluster-health']);
    await expect(gates[0]?.marks()).resolves.toEqual({ east: notServing });
    await backend.stop();
  });

  it('hides no failure, so that rollout can say that nobody knows', async () => {
    const gates: TargetGate[] = [];
    const health = clusterHealthServiceMock({
      servingMarks: async () => {
        throw new Error('no answer');
      },
    });
    const backend = await startTestBackend({
      features: [
        rolloutPlugin(gates),
        rolloutModuleClusterHealth,
        health.factory,
      ],
    });
    await expect(gates[0]?.marks()).rejects.toThrow('no answer');
    await backend.stop();
  });
});
