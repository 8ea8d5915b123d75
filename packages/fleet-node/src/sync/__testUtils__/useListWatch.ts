import type { KubeObject } from '../../access/kubeObject';
import { ManualClock } from '../../testing/manualClock';
import type { ScriptedStream } from '../../testing/scriptedConnection';
import { ScriptedConnection } from '../../testing/scriptedConnection';
import { jsonDecoder } from '../jsonDecoder';
import type { ListWatch, ListWatchOptions } from '../listWatch';
import { listWatch } from '../listWatch';
import type { ListWatchCondition } from '../types';

export const podType = {
  group: '',
  version: 'v1',
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
};

export const pod = (name: string, resourceVersion: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion },
});
export const added = (name: string, version: string) => ({
  type: 'ADDED',
  object: pod(name, version),
});
export const bookmark = (version: string, end = false) => ({
  type: 'BOOKMARK',
  object: {
    metadata: {
      resourceVersion: version,
      ...(end ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
    },
  },
});
export const gone = {
  type: 'ERROR',
  object: { code: 410, message: 'too old resource version' },
};

/** One loop on a connection whose answers a test gives, with a clock it turns. */
class ListWatchBench {
  readonly clock = new ManualClock();
  readonly connection = new ScriptedConnection();
  /** What the sink was told, in order. */
  readonly calls: string[] = [];
  readonly conditions: ListWatchCondition[] = [];
  #loop: ListWatch | undefined;

  get loop(): ListWatch {
    if (!this.#loop) throw new Error('The loop has not been started.');
    return this.#loop;
  }

  start(options: Partial<ListWatchOptions<KubeObject>> = {}): void {
    const { calls, clock, conditions, connection } = this;
    this.#loop = listWatch({
      connection,
      type: podType,
      decoder: jsonDecoder(object => object),
      clock,
      random: () => 0,
      sink: {
        begin: () => calls.push('begin'),
        upsert: item => calls.push(`+${item.metadata.name}`),
        remove: item => calls.push(`-${item.metadata.name}`),
        synced: () => calls.push('synced'),
        condition: condition => conditions.push(condition),
      },
      ...options,
    });
  }

  /** Answers the first request with the given state and leaves the watch open. */
  async synced(version = '10'): Promise<ScriptedStream> {
    const stream = (await this.connection.next()).stream();
    stream.send(added('a', '7'));
    stream.send(bookmark(version, true));
    await this.clock.advance(0);
    return stream;
  }

  /** The condition told last. */
  last(): ListWatchCondition | undefined {
    return this.conditions.at(-1);
  }
}

/** A fresh bench for each test, stopped after it. @returns the bench of the test that runs. */
export function useListWatch(): () => ListWatchBench {
  let bench: ListWatchBench;
  beforeEach(() => {
    bench = new ListWatchBench();
  });
  afterEach(() => bench.loop.stop());
  return () => bench;
}
