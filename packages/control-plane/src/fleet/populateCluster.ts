import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterConnection } from '@pilotage/fleet-node';
import { KubeApi } from '../manifests/kubeApi';
import type { Manifest } from '../manifests/manifest';
import {
  earlierStates,
  isObserved,
  isRolledOut,
  isSidecarSet,
  workloadKey,
} from './imageHistory';
import type { ImageHistory } from './imageHistory';

/** What shall be in a cluster. */
export interface ClusterContent {
  readonly manifests: readonly Manifest[];
  /** Keys of those that are rolled out before the others are created. */
  readonly first: readonly string[];
  readonly history: readonly ImageHistory[];
  /** Names of nodes to cordon when the pods are there. */
  readonly cordoned: readonly string[];
  /** Hears of objects that are left out. */
  readonly report: (line: string) => void;
}

const POLL_MS = 200;
/** Minutes, because a busy machine rolls hundreds of pods slowly. */
const STEP_TIMEOUT_MS = 600_000;

/** An object on its way through its history. */
interface Life {
  readonly manifest: Manifest;
  /** What is still to come; the manifest itself is last. */
  readonly next: Manifest[];
}

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
  const { manifests, first, cordoned, report } = content;
  const api = new KubeApi(connection);
  const histories = new Map(
    content.history.map(({ workload, images }) => [workload, images]),
  );
  const lives: Life[] = [];
  const create = async (manifest: Manifest) => {
    if (!(await api.serves(manifest))) {
      const { apiVersion, kind, metadata } = manifest;
      report(`left out ${kind} ${metadata.name}: no ${apiVersion} here`);
      return;
    }
    const [oldest = manifest, ...next] = [
      ...earlierStates(manifest, histories.get(workloadKey(manifest)) ?? []),
      manifest,
    ];
    await api.create(oldest);
    lives.push({ manifest, next });
  };

  const isFirst = (manifest: Manifest) => first.includes(workloadKey(manifest));
  // Nothing can be in a namespace that is not there.
  const [spaces, others] = split(manifests, ({ kind }) => kind === 'Namespace');
  const [early, late] = split(others, isFirst);
  for (const manifest of [...spaces, ...early]) await create(manifest);
  for (const { manifest, next } of lives) {
    if (hasPods(manifest)) await waitFor(api, manifest, isRolledOut);
    // Those that come first are a step ahead of the others.
    const step = next.length > 1 ? next.shift() : undefined;
    if (step) await api.mergeSpec(step);
  }
  for (const manifest of late) await create(manifest);

  return async () => {
    // Sidecars last: they move in pods that are there.
    const [sidecars, workloads] = split(lives, ({ manifest }) =>
      isSidecarSet(manifest),
    );
    await Promise.all(workloads.map(life => replay(api, life)));
    await Promise.all(sidecars.map(life => replay(api, life)));
    for (const name of cordoned) await api.mergeSpec(cordonedNode(name));
  };
}

function split<T>(
  items: readonly T[],
  matches: (item: T) => boolean,
): [readonly T[], readonly T[]] {
  return [items.filter(matches), items.filter(item => !matches(item))];
}

function hasPods({ kind }: Manifest): boolean {
  return kind === 'Deployment' || kind === 'CloneSet';
}

function cordonedNode(name: string): Manifest {
  const spec = { unschedulable: true };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec };
}

async function replay(api: KubeApi, { manifest, next }: Life): Promise<void> {
  for (const [index, state] of next.entries()) {
    const isLast = index === next.length - 1;
    // The manifest replaces pods that are there; before it, a revision is enough.
    const isReady = isLast && hasPods(manifest) ? isRolledOut : isObserved;
    await waitFor(api, state, isReady);
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
