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

/** Names of the containers of the template, in order. Others, injected ones for example, are not drawn. */
type ContainerNames = readonly string[];

/**
 * Turns pods into the tuples of one topic. A pod keeps its number for as long as the topic shows it; numbers are not
 * used again. Runs for every pod of every frame, so it makes no strings.
 */
export class PodEncoder {
  readonly dictionary = new StringDictionary();
  /** By section, then uid: pods of two clusters may share a uid when one cluster is a copy of the other. */
  readonly #ids = new Map<string, Map<string, number>>();
  #nextId = 1;

  /** All pods of a section, by their number. */
  encode(options: {
    readonly section: string;
    readonly pods: readonly PodRow[];
    readonly context: PodContext;
    readonly containers: ContainerNames;
  }): Map<number, PodTuple> {
    const { section, context, containers } = options;
    let ids = this.#ids.get(section);
    if (!ids) {
      ids = new Map();
      this.#ids.set(section, ids);
    }
    const tuples = new Map<number, PodTuple>();
    for (const pod of options.pods) {
      let id = ids.get(pod.uid);
      if (id === undefined) {
        id = this.#nextId++;
        ids.set(pod.uid, id);
      }
      tuples.set(id, this.#tuple(id, pod, context, containers));
    }
    return tuples;
  }

  /** Forgets the numbers of pods that are gone. */
  forget(gone: ReadonlySet<number>): void {
    if (gone.size === 0) return;
    for (const [section, ids] of this.#ids) {
      for (const [uid, id] of ids) {
        if (gone.has(id)) ids.delete(uid);
      }
      if (ids.size === 0) this.#ids.delete(section);
    }
  }

  #tuple(
    id: number,
    pod: PodRow,
    context: PodContext,
    containers: ContainerNames,
  ): PodTuple {
    const { dictionary } = this;
    const { state, flags, reason } = classifyPod(pod, context);
    const rows = pod.containers;
    let restarts = 0;
    for (const row of rows) restarts += row.restarts;
    const tuple: number[] = [
      id,
      dictionary.intern(pod.name),
      dictionary.intern(pod.node),
      dictionary.intern(pod.zone),
      dictionary.intern(pod.revision),
      podStateNumbers.get(state) ?? 0,
      flags,
      restarts,
      Math.floor(pod.createdAt / 1000),
      dictionary.intern(pod.ip),
      dictionary.intern(reason),
    ];
    for (const name of containers) {
      const row = rows.find(container => container.name === name);
      if (row) {
        tuple.push(
          dictionary.intern(row.runningImage || row.image),
          containerStateNumbers.get(classifyContainer(row)) ?? 0,
        );
      } else {
        tuple.push(0, 0);
      }
    }
    return tuple;
  }
}
