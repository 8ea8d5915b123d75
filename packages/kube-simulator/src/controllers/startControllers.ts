import { createRandom } from '../apimachinery/random';
import type { ObjectStore } from '../store/types';
import { CloneSetController } from './cloneset/CloneSetController';
import { DeploymentController } from './deployment/DeploymentController';
import { DisruptionController } from './disruption/DisruptionController';
import { NodeLifecycleController } from './node/NodeLifecycleController';
import { ReplicaSetController } from './replicaSet/ReplicaSetController';
import { Component, type ControlPlaneComponent } from './runtime/Component';
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

/** What {@link startControllers} started. */
export interface RunningControllers {
  /** The components of the control plane, to be stopped and started one by one. */
  readonly components: ReadonlyMap<ControlPlaneComponent, Component>;
  stop(): void;
}

/**
 * Starts the controllers of a cluster on its store: Deployment, ReplicaSet, PodDisruptionBudget status, node
 * lifecycle, a scheduler and, with OpenKruise, CloneSet and SidecarSet. Their time is the store's clock.
 */
export function startControllers(
  options: ControllersOptions,
): RunningControllers {
  const { store, kruise, seed = 1, onError = () => {} } = options;
  const random = createRandom(seed);
  const run = (controller: Controller, component: string, manager: string) =>
    runController(controller, {
      store,
      recorder: new EventRecorder({ store, component }),
      manager,
      onError,
    });
  const runNative = (controller: Controller) =>
    run(controller, `${controller.name}-controller`, 'kube-controller-manager');
  const controllerManager = new Component({
    name: 'kube-controller-manager',
    store,
    start: () =>
      [
        new DeploymentController({ store }),
        new ReplicaSetController({ store, random }),
        new DisruptionController({ store, kruise }),
        new NodeLifecycleController({ store }),
      ].map(runNative),
  });
  const scheduler = new Component({
    name: 'kube-scheduler',
    store,
    start: () => [new Scheduler({ store, onError })],
  });
  const components = new Map<ControlPlaneComponent, Component>([
    ['kube-controller-manager', controllerManager],
    ['kube-scheduler', scheduler],
  ]);
  for (const component of components.values()) component.start();
  const kruiseControllers = kruise
    ? [
        new CloneSetController({ store, random }),
        new SidecarSetController({ store }),
      ].map(controller =>
        run(controller, `${controller.name}-controller`, 'kruise-manager'),
      )
    : [];
  return {
    components,
    stop() {
      for (const component of components.values()) component.stop();
      for (const part of kruiseControllers) part.stop();
    },
  };
}
