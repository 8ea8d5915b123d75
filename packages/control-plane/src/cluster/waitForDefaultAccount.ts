import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterConnection } from '@pilotage/fleet-node';

const POLL_MS = 100;
const TIMEOUT_MS = 60_000;

/**
 * Waits for the service account `default` of the namespace `default`: the controller manager is at work then,
 * and pods can be created (admission refuses them before).
 */
export async function waitForDefaultAccount(
  connection: ClusterConnection,
): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const { status } = await connection.request({
      method: 'GET',
      path: '/api/v1/namespaces/default/serviceaccounts/default',
    });
    if (status === 200) return;
    if (Date.now() > deadline)
      throw new Error('The controller manager made no default service account');
    await delay(POLL_MS);
  }
}
