import type { ObjectStore } from '../../store/types';
import type { Pod, PodCondition } from '../kinds/pod';
import { nameOf } from '../runtime/actions';
import { conditionOf } from '../shared/podState';
import { toTime } from '../../apimachinery/time';

const startMs = 600;
const restartMs = 400;

/**
 * The least of a kubelet, right on the store: starts, restarts and stops containers. An image whose tag
 * contains `bad` is never pulled.
 */
export class StoreKubelet {
  readonly #store: ObjectStore;
  readonly #planned = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(store: ObjectStore) {
    this.#store = store;
    this.#unsubscribe = store.subscribe<Pod>('pods', ({ type, object }) => {
      if (type !== 'DELETED') this.#plan(object);
    });
  }

  stop(): void {
    this.#unsubscribe();
  }

  #plan(pod: Pod): void {
    const { uid } = pod.metadata;
    if (!pod.spec.nodeName || this.#planned.has(uid) || this.#isSettled(pod)) {
      return;
    }
    this.#planned.add(uid);
    const delay = pod.status?.phase === 'Running' ? restartMs : startMs;
    this.#store.clock.setTimeout(() => {
      this.#planned.delete(uid);
      this.#sync(pod);
    }, delay);
  }

  #sync({ metadata }: Pod): void {
    const pod = this.#store.get<Pod>('pods', nameOf({ metadata } as Pod));
    if (pod?.metadata.uid !== metadata.uid) return;
    if (pod.metadata.deletionTimestamp !== undefined) {
      this.#store.delete('pods', nameOf(pod), { gracePeriodSeconds: 0 });
      return;
    }
    this.#store.patch<Pod>('pods', nameOf(pod), current => this.#run(current), {
      subresource: 'status',
      manager: 'kubelet',
    });
  }

  #isSettled(pod: Pod): boolean {
    return (
      pod.metadata.deletionTimestamp === undefined && this.#run(pod) === pod
    );
  }

  #run(pod: Pod): Pod {
    const before = pod.status?.containerStatuses ?? [];
    const containerStatuses = pod.spec.containers.map(({ name, image }) => {
      const old = before.find(status => status.name === name);
      if (image.includes('bad')) {
        return {
          name,
          image: old?.image ?? '',
          imageID: old?.imageID ?? '',
          ready: false,
          restartCount: old?.restartCount ?? 0,
          state: { waiting: { reason: 'ImagePullBackOff' } },
        };
      }
      const runs = old?.ready && old.image === image;
      return {
        name,
        image,
        imageID: `sha256:${image}`,
        ready: true,
        restartCount: old ? (old.restartCount ?? 0) + (runs ? 0 : 1) : 0,
      };
    });
    const isReady = containerStatuses.every(({ ready }) => ready);
    const gates = (pod.spec.readinessGates ?? []).every(
      ({ conditionType }) => conditionOf(pod, conditionType)?.status === 'True',
    );
    let conditions = pod.status?.conditions ?? [];
    for (const [type, holds] of [
      ['ContainersReady', isReady],
      ['Ready', isReady && gates],
    ] as const) {
      conditions = this.#set(conditions, type, holds);
    }
    const status = {
      ...pod.status,
      phase: 'Running',
      containerStatuses,
      conditions,
    };
    return JSON.stringify(status) === JSON.stringify(pod.status)
      ? pod
      : { ...pod, status };
  }

  #set(
    conditions: readonly PodCondition[],
    type: string,
    holds: boolean,
  ): readonly PodCondition[] {
    const status = holds ? 'True' : 'False';
    if (conditions.find(old => old.type === type)?.status === status) {
      return conditions;
    }
    return [
      ...conditions.filter(old => old.type !== type),
      { type, status, lastTransitionTime: toTime(this.#store.clock.now()) },
    ];
  }
}
