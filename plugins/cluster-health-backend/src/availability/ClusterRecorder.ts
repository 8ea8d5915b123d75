import type { NodeRow } from '@pilotage/fleet-node';
import type { NodeStore } from '../database/NodeStore';
import type { WatchStore } from '../database/WatchStore';
import type { StoredNode } from './nodeMoves';
import { nodeMoves } from './nodeMoves';

/** How often it is written down that a cluster is being watched. Milliseconds. */
export const heartbeatMs = 15_000;

/** Without a heartbeat for so long, another replica takes over, and the time is unobserved. */
const leaseMs = 3 * heartbeatMs;

/** Who else records, and where it goes. */
export interface RecorderOptions {
  readonly cluster: string;
  /** Names this process. */
  readonly replica: string;
  readonly nodes: NodeStore;
  readonly watches: WatchStore;
}

interface Recording {
  readonly interval: string;
  readonly heartbeatAt: number;
  readonly known: ReadonlyMap<string, StoredNode>;
}

/**
 * Writes down what becomes of the nodes of one cluster, while this process is the one that does, and that it watched: what
 * no heartbeat covers was not observed, so a crash is a gap and never good or bad time.
 */
export class ClusterRecorder {
  readonly #options: RecorderOptions;
  #recording: Recording | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /**
   * The nodes as they are seen now.
   *
   * @returns whether anything was written that changes the rate besides the time that passed.
   */
  async observe(nodes: readonly NodeRow[], now: number): Promise<boolean> {
    const recording = await this.#heartbeat(now);
    if (!recording) return false;
    const moves = nodeMoves(recording.known, nodes);
    if (moves.length === 0) return false;
    const { cluster, nodes: store } = this.#options;
    for (const move of moves) await store.move(cluster, move, now);
    this.#recording = { ...recording, known: await store.list(cluster) };
    return true;
  }

  /** The cluster is not seen, or this process ends: what comes is not observed by us. */
  async stop(now: number): Promise<void> {
    const recording = this.#recording;
    if (!recording) return;
    this.#recording = undefined;
    const { cluster, replica, watches } = this.#options;
    if (now - recording.heartbeatAt < leaseMs) {
      await watches.extend(recording.interval, now);
    }
    await watches.leave(cluster, replica);
  }

  /** What is known may be out of date: somebody retired a node. */
  async reload(): Promise<void> {
    const { cluster, nodes } = this.#options;
    if (!this.#recording) return;
    const known = await nodes.list(cluster);
    if (this.#recording) this.#recording = { ...this.#recording, known };
  }

  async #heartbeat(now: number): Promise<Recording | undefined> {
    const { cluster, replica, nodes, watches } = this.#options;
    const before = this.#recording;
    if (before && now - before.heartbeatAt < heartbeatMs) return before;
    const until = now + leaseMs;
    if (!(await watches.take({ cluster, replica, now, until }))) {
      this.#recording = undefined;
      return undefined;
    }
    // A process that slept, or a laptop, must not call the time observed in which it did not look.
    if (before && now - before.heartbeatAt < leaseMs) {
      await watches.extend(before.interval, now);
      this.#recording = { ...before, heartbeatAt: now };
    } else {
      this.#recording = {
        interval: await watches.begin(cluster, now),
        heartbeatAt: now,
        known: await nodes.list(cluster),
      };
    }
    return this.#recording;
  }
}
