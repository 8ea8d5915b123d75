import type { PodTuple } from '@pilotage/fleet-common';
import { containerStates, podStates } from '@pilotage/fleet-common';
import type { PodRow } from '@pilotage/fleet-node';
import { classifyContainer } from '../drivers/shared/classifyContainer';
import type { PodContext } from '../drivers/shared/classifyPod';
import { classifyPod } from '../drivers/shared/classifyPod';
import { StringDictionary } from './StringDictionary';

const podStateNumbers = new Map(podStates.map((state, i) => [state, i]));
const containerStateNumbers = new Map(
  containerStates.map((state, i) => [state, i]),
);

/**
 * Turns pods into the tuples of one topic. A pod keeps its number for as long as the topic shows it; numbers are not
 * used again.
 */
export class PodEncoder {
  readonly dictionary = new StringDictionary();
  readonly #ids = new Map<string, number>();
  #nextId = 1;

  encode(options: {
    /** Key of the section: pods of two clusters may share a uid when one is a copy of the other. */
    readonly section: string;
    readonly pod: PodRow;
    readonly context: PodContext;
    /** Names of the containers of the template, in order. Others, injected ones for example, are not drawn. */
    readonly containers: readonly string[];
  }): PodTuple {
    const { pod } = options;
    const { state, flags, reason } = classifyPod(pod, options.context);
    const tuple: number[] = [
      this.#idOf(options.section, pod.uid),
      this.dictionary.intern(pod.name),
      this.dictionary.intern(pod.node),
      this.dictionary.intern(pod.zone),
      this.dictionary.intern(pod.revision),
      podStateNumbers.get(state) ?? 0,
      flags,
      0,
      Math.floor(pod.createdAt / 1000),
      this.dictionary.intern(pod.ip),
      this.dictionary.intern(reason),
    ];
    let restarts = 0;
    for (const container of pod.containers) restarts += container.restarts;
    tuple[7] = restarts;
    for (const name of options.containers) {
      const container = pod.containers.find(row => row.name === name);
      if (container) {
        tuple.push(
          this.dictionary.intern(container.runningImage || container.image),
          containerStateNumbers.get(classifyContainer(container)) ?? 0,
        );
      } else {
        tuple.push(0, 0);
      }
    }
    return tuple;
  }

  /** Forgets the number of a pod that is gone. */
  forget(ids: ReadonlySet<number>): void {
    if (ids.size === 0) return;
    for (const [key, id] of this.#ids) {
      if (ids.has(id)) this.#ids.delete(key);
    }
  }

  #idOf(section: string, uid: string): number {
    const key = `${section} ${uid}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    this.#ids.set(key, id);
    return id;
  }
}
