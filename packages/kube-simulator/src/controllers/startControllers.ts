import { createRandom } from '../apimachinery/random';
import type { ObjectStore } from '../store/types';
import { CloneSetController } from './cloneset/CloneSetController';
import { DeploymentController } from './deployment/DeploymentController';
import { DisruptionController } from './disruption/DisruptionController';
import { NodeLifecycleController } from './node/NodeLifecycleController';
import { ReplicaSetController } from './replicaSet/ReplicaSetController';
import { EventRecorder } from './runtime/EventRecorder';
import {
  runController,
  type Controller,
  type OnControllerError,
} from './runtime/runController';
import { Scheduler } from './scheduler/Scheduler';
import { SidecarSetController } from './sidecarset/SidecarSetController';

/** How {@link startControllers} runs. */
export interface ControllersOptions {
  readonly store: ObjectStore;
  /** Decides the random parts of pod names; default 1. */
  readonly seed?: number;
  /** Whether OpenKruise is installed: without it nobody looks after CloneSets and SidecarSets. */
  readonly kruise: boolean;
  /** Told of every failed round; the controllers go on by themselves. */
  readonly onError?: OnControllerError;
}

/**
 * Starts the controllers of a cluster on its store: Deployment, ReplicaSet, PodDisruptionBudget status, node
 * lifecycle, a scheduler and, with OpenKruise, CloneSet and SidecarSet. Their time is the store's clock.
 */
export function startControllers(options: ControllersOptions): {
  stop(): void;
} {
  const { store, kruise, seed = 1, onError = () => {} } = options;
  const random = createRandom(seed);
  const native: Controller[] = [
    new DeploymentController({ store }),
    new ReplicaSetController({ store, random }),
    new DisruptionController({ store, kruise }),
    new NodeLifecycleController({ store }),
  ];
  const running = [
    ...native.map(controller =>
      runController(controller, {
        store,
        recorder: new EventRecorder({
          store,
          component: `${controller.name}-controller`,
        }),
        manager: 'kube-controller-manager',
        onError,
      }),
    ),
    ...(kruise
      ? [
          new CloneSetController({ store, random }),
          new SidecarSetController({ store }),
        ].map(controller =>
          runController(controller, {
            store,
            recorder: new EventRecorder({
              store,
              component: `${controller.name}-controller`,
            }),
            manager: 'kruise-manager',
            onError,
          }),
        )
      : []),
    new Scheduler({ store, onError }),
  ];
  return {
    stop() {
      for (const part of running) part.stop();
    },
  };
}
