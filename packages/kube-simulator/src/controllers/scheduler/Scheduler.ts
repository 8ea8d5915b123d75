import type { ObjectStore } from '../../store/types';
import type { Node } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import { applyActions, nameOf, type Action } from '../runtime/actions';
import { EventRecorder } from '../runtime/EventRecorder';
import type { OnControllerError } from '../runtime/runController';
import { WorkQueue } from '../runtime/WorkQueue';
import { conditionOf, withCondition } from '../shared/podState';
import { toTime } from '../../apimachinery/time';
import { schedule, type Placement } from './schedule';

const gatherMs = 10;
const everything = { name: 'pending-pods' };

/** Gives pods without a node one, all that wait in one go. */
export class Scheduler {
  readonly #store: ObjectStore;
  readonly #recorder: EventRecorder;
  readonly #queue: WorkQueue;
  readonly #pending = new Set<string>();
  readonly #subscriptions: readonly (() => void)[];

  constructor(options: { store: ObjectStore; onError: OnControllerError }) {
    const { store, onError } = options;
    this.#store = store;
    this.#recorder = new EventRecorder({
      store,
      component: 'default-scheduler',
    });
    this.#queue = new WorkQueue({
      clock: store.clock,
      handle: () => this.#run(),
      onError: (error, name) =>
        onError(error, { controller: 'scheduler', name }),
    });
    this.#subscriptions = [
      store.subscribe<Pod>(resources.pods, ({ type, object }) => {
        if (type === 'DELETED' || !isPending(object)) {
          this.#pending.delete(object.metadata.uid);
          // A pod that leaves makes room for one that waits.
          if (type === 'DELETED' && this.#pending.size > 0) this.#wake();
        } else if (type === 'ADDED') {
          this.#pending.add(object.metadata.uid);
          this.#wake();
        }
      }),
      store.subscribe<Node>(resources.nodes, event => {
        const isNews =
          event.type !== 'MODIFIED' ||
          event.object.spec !== event.previous.spec ||
          event.object.status?.allocatable !==
            event.previous.status?.allocatable;
        if (isNews && this.#pending.size > 0) this.#wake();
      }),
    ];
    for (const pod of store.list<Pod>(resources.pods)) {
      if (isPending(pod)) this.#pending.add(pod.metadata.uid);
    }
    this.#wake();
  }

  stop(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#queue.stop();
  }

  #wake(): void {
    this.#queue.add(everything, gatherMs);
  }

  #run(): undefined {
    const pods = this.#store.list<Pod>(resources.pods);
    const pending = pods.filter(({ metadata }) =>
      this.#pending.has(metadata.uid),
    );
    const placements = schedule(
      pending,
      this.#store.list<Node>(resources.nodes),
      pods,
    );
    for (const placement of placements) {
      applyActions(bindingActions(placement, this.#store.clock.now()), {
        store: this.#store,
        recorder: this.#recorder,
        manager: 'kube-scheduler',
      });
    }
    return undefined;
  }
}

function isPending({ metadata, spec }: Pod): boolean {
  return !spec.nodeName && metadata.deletionTimestamp === undefined;
}

/** The writes that bind a pod, or say that it cannot be. */
function bindingActions(placement: Placement, now: number): readonly Action[] {
  const { pod } = placement;
  const lastTransitionTime = toTime(now);
  if ('message' in placement) {
    if (conditionOf(pod, 'PodScheduled')?.message === placement.message)
      return [];
    const others = (pod.status?.conditions ?? []).filter(
      ({ type }) => type !== 'PodScheduled',
    );
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: placement.message,
      lastTransitionTime,
    } as const;
    return [
      {
        verb: 'updateStatus',
        resource: resources.pods,
        object: {
          ...pod,
          status: { ...pod.status, conditions: [...others, condition] },
        },
      },
      {
        verb: 'event',
        about: pod,
        type: 'Warning',
        reason: 'FailedScheduling',
        message: placement.message,
      },
    ];
  }
  const { namespace, name } = nameOf(pod);
  const bound: Pod = {
    ...pod,
    spec: { ...pod.spec, nodeName: placement.node },
  };
  return [
    { verb: 'update', resource: resources.pods, object: bound },
    {
      verb: 'updateStatus',
      resource: resources.pods,
      object: withCondition(bound, {
        type: 'PodScheduled',
        status: 'True',
        lastTransitionTime,
      }),
    },
    {
      verb: 'event',
      about: pod,
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace ?? ''}/${name} to ${
        placement.node
      }`,
    },
  ];
}
