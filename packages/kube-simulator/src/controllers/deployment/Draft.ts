import type { Deployment } from '../kinds/deployment';
import type { ReplicaSet } from '../kinds/replicaSet';
import { resources } from '../resources';
import type { Action } from '../runtime/actions';
import {
  hasAnnotations,
  sizeAnnotations,
  withAnnotations,
} from './annotations';
import type { Conditions } from './conditions';

/**
 * The state of one round while it is being decided: the objects as they will be after the actions so far.
 */
export class Draft {
  deployment: Deployment;
  newest: ReplicaSet | undefined;
  old: readonly ReplicaSet[];
  conditions: Conditions;
  readonly now: number;
  readonly actions: Action[] = [];

  constructor(options: {
    deployment: Deployment;
    newest: ReplicaSet | undefined;
    old: readonly ReplicaSet[];
    now: number;
  }) {
    this.deployment = options.deployment;
    this.newest = options.newest;
    this.old = options.old;
    this.now = options.now;
    this.conditions = options.deployment.status?.conditions ?? [];
  }

  /** Old ones first, the newest last. */
  get all(): readonly ReplicaSet[] {
    return this.newest ? [...this.old, this.newest] : this.old;
  }

  /** Scales a ReplicaSet and notes for which size of the Deployment. */
  scale(replicaSet: ReplicaSet, replicas: number): ReplicaSet {
    const before = replicaSet.spec.replicas ?? 1;
    const annotations = sizeAnnotations(this.deployment);
    if (before === replicas && hasAnnotations(replicaSet, annotations)) {
      return replicaSet;
    }
    const scaled: ReplicaSet = {
      ...withAnnotations(replicaSet, {
        ...replicaSet.metadata.annotations,
        ...annotations,
      }),
      spec: { ...replicaSet.spec, replicas },
    };
    this.replace(replicaSet, scaled);
    this.actions.push({
      verb: 'update',
      resource: resources.replicaSets,
      object: scaled,
    });
    if (before !== replicas) {
      this.tell(
        'ScalingReplicaSet',
        `Scaled ${before < replicas ? 'up' : 'down'} replica set ${
          replicaSet.metadata.name
        } from ${before} to ${replicas}`,
      );
    }
    return scaled;
  }

  replace(before: ReplicaSet, after: ReplicaSet): void {
    if (this.newest === before) this.newest = after;
    else this.old = this.old.map(set => (set === before ? after : set));
  }

  tell(reason: string, message: string): void {
    this.actions.push({
      verb: 'event',
      about: this.deployment,
      type: 'Normal',
      reason,
      message,
    });
  }
}
