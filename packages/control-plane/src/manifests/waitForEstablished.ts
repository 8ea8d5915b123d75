import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterConnection } from '@pilotage/fleet-node';

interface DefinitionList {
  items: {
    metadata: { name: string };
    status?: { conditions?: { type: string; status: string }[] };
  }[];
}

const POLL_MS = 100;

/**
 * Waits until the API server serves the CRDs of these names.
 *
 * @throws Error naming the missing ones after `timeoutMs`.
 */
export async function waitForEstablished(
  connection: ClusterConnection,
  names: readonly string[],
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const response = await connection.request({
      method: 'GET',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    });
    const established = namesOfEstablished(
      (await response.json()) as DefinitionList,
    );
    const missing = names.filter(name => !established.has(name));
    if (missing.length === 0) return;
    if (Date.now() > deadline) {
      throw new Error(
        `CRDs not established within ${timeoutMs / 1000} s: ${missing.join(
          ', ',
        )}`,
      );
    }
    await delay(POLL_MS);
  }
}

function namesOfEstablished({ items }: DefinitionList): Set<string> {
  return new Set(
    items
      .filter(({ status }) =>
        status?.conditions?.some(
          condition =>
            condition.type === 'Established' && condition.status === 'True',
        ),
      )
      .map(({ metadata }) => metadata.name),
  );
}
