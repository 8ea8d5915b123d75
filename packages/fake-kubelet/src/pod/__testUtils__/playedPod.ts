import type { Behaviour } from '../../rules/behaviour';
import { tagBehaviour } from '../../rules/tagBehaviour';
import { defaultTiming, type KubeletTiming } from '../../timing';
import { decidePod, type PodDecision } from '../decidePod';
import type { PodMemory } from '../memory';
import type { PodEvent } from '../podEvents';
import type {
  ContainerStatus,
  Pod,
  PodCondition,
  PodSpec,
  PodStatus,
} from '../podTypes';

export const startedAt = Date.UTC(2026, 0, 1);

/** One pod, its kubelet's memory and its time, with the API server's part of the play. */
export class PlayedPod {
  pod: Pod;
  memory: PodMemory | undefined;
  now = startedAt;
  patches = 0;
  deletedAt: number | undefined;
  readonly events: PodEvent[] = [];
  readonly timing: KubeletTiming;
  behaviour: (container: string, image: string) => Behaviour | undefined;

  constructor(
    spec: Partial<PodSpec> & { image?: string },
    timing: Partial<KubeletTiming> = {},
  ) {
    const { image = 'shop/api:1.0.0', ...rest } = spec;
    this.timing = { ...defaultTiming, jitter: 0, ...timing };
    this.behaviour = (_, ofImage) => tagBehaviour(ofImage, this.timing);
    this.pod = {
      metadata: {
        name: 'api-1',
        namespace: 'shop',
        uid: 'uid-1',
        resourceVersion: '1',
      },
      spec: {
        nodeName: 'node-1',
        containers: [{ name: 'app', image }],
        ...rest,
      },
      status: {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'True' }],
      },
    };
  }

  decide(recreate: readonly string[] = []): PodDecision {
    return decidePod({
      pod: this.pod,
      memory: this.memory,
      podIP: '10.128.0.1',
      hostIP: '172.18.0.2',
      behaviourOf: this.behaviour,
      recreate: new Set(recreate),
      now: this.now,
      seed: 'test',
      timing: this.timing,
    });
  }

  /** Looks now and whenever the decision asks for it, until `ms` have passed. */
  play(ms: number, recreate: readonly string[] = []): this {
    const end = this.now + ms;
    for (
      let decision = this.#carryOut(recreate);
      ;
      decision = this.#carryOut([])
    ) {
      if (decision.action.do === 'patch-status') continue;
      const next = decision.lookAgainAt;
      if (decision.action.do === 'delete' || next === undefined || next > end)
        break;
      if (next <= this.now)
        throw new Error(
          'A look that changes nothing asks for another one at once',
        );
      this.now = next;
    }
    this.now = end;
    return this;
  }

  setImage(image: string, name = 'app'): this {
    const change = (containers: PodSpec['containers']) =>
      containers.map(container =>
        container.name === name ? { ...container, image } : container,
      );
    const { spec } = this.pod;
    this.pod = {
      ...this.pod,
      spec: {
        ...spec,
        containers: change(spec.containers),
        ...(spec.initContainers
          ? { initContainers: change(spec.initContainers) }
          : {}),
      },
    };
    return this;
  }

  setCondition(condition: PodCondition): this {
    this.#merge({ conditions: [condition] });
    return this;
  }

  get status(): PodStatus {
    return this.pod.status ?? {};
  }

  condition(type: string): PodCondition | undefined {
    return this.status.conditions?.find(entry => entry.type === type);
  }

  container(name = 'app'): ContainerStatus {
    const found = [
      ...(this.status.containerStatuses ?? []),
      ...(this.status.initContainerStatuses ?? []),
    ].find(entry => entry.name === name);
    if (!found) throw new Error(`The status has no container ${name}`);
    return found;
  }

  /** Reason of the waiting state; empty when it does not wait. */
  waiting(name = 'app'): string {
    return this.container(name).state?.waiting?.reason ?? '';
  }

  #carryOut(recreate: readonly string[]): PodDecision {
    const decision = this.decide(recreate);
    this.memory = decision.memory;
    this.events.push(...decision.events);
    if (decision.action.do === 'patch-status') {
      this.patches += 1;
      this.#merge(decision.action.status);
    }
    if (decision.action.do === 'delete') this.deletedAt ??= this.now;
    return decision;
  }

  /** A strategic merge of a pod status: conditions by type, everything else as a whole. */
  #merge({ conditions = [], ...fields }: Partial<PodStatus>): void {
    const merged = new Map(
      (this.status.conditions ?? []).map(entry => [entry.type, entry]),
    );
    for (const condition of conditions) {
      merged.set(condition.type, {
        ...merged.get(condition.type),
        ...condition,
      });
    }
    this.pod = {
      ...this.pod,
      status: { ...this.status, ...fields, conditions: [...merged.values()] },
    };
  }
}
