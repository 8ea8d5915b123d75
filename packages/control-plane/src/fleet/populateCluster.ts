import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterConnection } from '@pilotage/fleet-node';
import { KubeApi } from '../manifests/kubeApi';
import type { Manifest } from '../manifests/manifest';
import {
  earlierStates,
  isObserved,
  isRolledOut,
  workloadKey,
} from './imageHistory';
import type { ImageHistory } from './imageHistory';

/** What shall be in a cluster. */
export interface ClusterContent {
  readonly manifests: readonly Manifest[];
  readonly history: readonly ImageHistory[];
  /** Names of nodes to cordon when the pods are there. */
  readonly cordoned: readonly string[];
}

const POLL_MS = 200;
/** Minutes, because a busy machine rolls hundreds of pods slowly. */
const STEP_TIMEOUT_MS = 600_000;

/**
 * Creates the objects of a cluster in their order. Workloads with a history pass through it and get their
 * manifest last; that last change is not waited for, because some are made never to finish.
 *
 * @returns when all objects exist; call the result to go through the history, which takes a minute or more.
 */
export async function populateCluster(
  connection: ClusterConnection,
  content: ClusterContent,
): Promise<() => Promise<void>> {
  const api = new KubeApi(connection);
  const histories = new Map(
    content.history.map(({ workload, images }) => [workload, images]),
  );
  const replays: (() => Promise<void>)[] = [];
  for (const manifest of content.manifests) {
    const [first, ...later] = earlierStates(
      manifest,
      histories.get(workloadKey(manifest)) ?? [],
    );
    await api.create(first ?? manifest);
    if (first) replays.push(() => replay(api, [...later, manifest]));
  }
  return async () => {
    await Promise.all(replays.map(run => run()));
    for (const name of content.cordoned) await api.mergeSpec(cordoned(name));
  };
}

function cordoned(name: string): Manifest {
  const spec = { unschedulable: true };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec };
}

async function replay(
  api: KubeApi,
  states: readonly Manifest[],
): Promise<void> {
  for (const [index, state] of states.entries()) {
    const isLast = index === states.length - 1;
    // The manifest replaces pods that are there; before it, a revision is enough.
    await waitFor(api, state, isLast ? isRolledOut : isObserved);
    await api.mergeSpec(state);
  }
}

/** @throws Error naming the workload when its controller does not get there. */
async function waitFor(
  api: KubeApi,
  manifest: Manifest,
  isThere: (workload: unknown) => boolean,
): Promise<void> {
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  while (!isThere(await api.get(manifest))) {
    if (Date.now() > deadline) {
      throw new Error(
        `${workloadKey(manifest)} did not settle within ${
          STEP_TIMEOUT_MS / 1000
        } s`,
      );
    }
    await delay(POLL_MS);
  }
}
