import type { ClusterConnection } from '@pilotage/fleet-node';
import type { Clock } from '../clock';
import { decidePod } from '../pod/decidePod';
import type { PodMemory } from '../pod/memory';
import type { Pod } from '../pod/podTypes';
import type { RuleBook } from '../rules/ruleBook';
import type { KubeletTiming } from '../timing';
import type { EventRecorder } from './eventRecorder';
import type { Limiter } from './limiter';
import { PodAddresses } from './podAddresses';
import { writePod, type PodWriteOutcome } from './podWrites';

/** A pod under care, and what is remembered of it. */
export interface KeptPod {
  readonly pod: Pod;
  readonly memory?: PodMemory;
}

/** What the keeper works with. */
interface PodKeeperOptions {
  readonly connection: ClusterConnection;
  readonly clock: Clock;
  readonly timing: KubeletTiming;
  readonly seed: string | number;
  readonly rules: RuleBook;
  readonly limiter: Limiter;
  readonly recorder: EventRecorder;
  /** Address of one of our nodes; `undefined` for a node of somebody else's. */
  readonly hostIP: (node: string) => string | undefined;
  readonly onProblem: (problem: string) => void;
}

interface Entry {
  pod: Pod;
  memory?: PodMemory;
  timer?: { readonly at: number; readonly handle: unknown };
  readonly recreate: Set<string>;
  busy: boolean;
  deleted: boolean;
  failures: number;
}

/**
 * Keeps every pod of our nodes as its kubelet would: one look at a time per pod, changes in between coalesced,
 * a look whenever something falls due, and again after a failed write.
 */
export class PodKeeper {
  readonly #options: PodKeeperOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #addresses = new PodAddresses();
  #stopped = false;

  constructor(options: PodKeeperOptions) {
    this.#options = options;
  }

  upsert(pod: Pod): void {
    if (this.#options.hostIP(pod.spec.nodeName ?? '') === undefined) return;
    const { uid } = pod.metadata;
    let entry = this.#entries.get(uid);
    if (entry) {
      entry.pod = pod;
    } else {
      entry = {
        pod,
        recreate: new Set(),
        busy: false,
        deleted: false,
        failures: 0,
      };
      this.#entries.set(uid, entry);
    }
    this.#lookIn(entry, this.#options.timing.reconcileMs);
  }

  remove(uid: string): void {
    const entry = this.#entries.get(uid);
    if (!entry) return;
    this.#clearTimer(entry);
    this.#entries.delete(uid);
    this.#addresses.release(uid);
    this.#options.recorder.forget(uid);
  }

  /** Looks at every pod soon, since a rule changed. */
  lookAtAll(): void {
    for (const entry of this.#entries.values()) {
      this.#lookIn(entry, this.#options.timing.reconcileMs);
    }
  }

  /** Ends the present run of a container and starts another. */
  recreate(uid: string, container: string): void {
    const entry = this.#entries.get(uid);
    if (!entry) return;
    entry.recreate.add(container);
    this.#lookIn(entry, 0);
  }

  find(namespace: string, name: string): KeptPod | undefined {
    for (const { pod, memory } of this.#entries.values()) {
      if (pod.metadata.name === name && pod.metadata.namespace === namespace) {
        return { pod, memory };
      }
    }
    return undefined;
  }

  stop(): void {
    this.#stopped = true;
    for (const entry of this.#entries.values()) this.#clearTimer(entry);
  }

  #lookIn(entry: Entry, delayMs: number): void {
    if (this.#stopped) return;
    const { clock } = this.#options;
    const at = clock.now() + delayMs;
    if (entry.timer && entry.timer.at <= at) return;
    this.#clearTimer(entry);
    const look = () => {
      entry.timer = undefined;
      this.#look(entry);
    };
    entry.timer = { at, handle: clock.setTimeout(look, delayMs) };
  }

  #clearTimer(entry: Entry): void {
    if (entry.timer) this.#options.clock.clearTimeout(entry.timer.handle);
    entry.timer = undefined;
  }

  #look(entry: Entry): void {
    const { clock, timing, seed, rules, recorder } = this.#options;
    const { pod } = entry;
    const node = pod.spec.nodeName ?? '';
    const hostIP = this.#options.hostIP(node);
    // Whoever revives the node looks at all its pods.
    if (hostIP === undefined || entry.deleted || rules.isSilent(node)) return;
    if (entry.busy) {
      this.#lookIn(entry, timing.reconcileMs);
      return;
    }
    const { metadata, status, spec } = pod;
    const now = clock.now();
    const decision = decidePod({
      pod,
      memory: entry.memory,
      podIP: spec.hostNetwork
        ? hostIP
        : this.#addresses.claim(metadata.uid, status?.podIP),
      hostIP,
      behaviourOf: (container, image) =>
        rules.behaviourOf({
          image,
          container,
          node,
          pod: metadata.name,
          namespace: metadata.namespace ?? '',
        }),
      recreate: new Set(entry.recreate),
      now,
      seed,
      timing,
    });
    entry.memory = decision.memory;
    entry.recreate.clear();
    recorder.record(pod, decision.events);
    if (decision.lookAgainAt !== undefined) {
      this.#lookIn(entry, Math.max(0, decision.lookAgainAt - now));
    }
    if (decision.action.do !== 'nothing')
      void this.#write(entry, decision.action);
  }

  async #write(
    entry: Entry,
    action: Parameters<typeof writePod>[2],
  ): Promise<void> {
    const { connection, limiter } = this.#options;
    const { pod } = entry;
    entry.busy = true;
    const outcome = await limiter
      .run(() => writePod(connection, pod, action))
      .catch(
        (error: unknown): PodWriteOutcome => ({
          is: 'refused',
          reason: String(error),
        }),
      );
    entry.busy = false;
    if (outcome.is === 'refused') {
      this.#retry(entry, outcome.reason);
      return;
    }
    entry.failures = 0;
    if (outcome.is !== 'done') return;
    if (action.do === 'delete') entry.deleted = true;
    // Unless the watch was faster, the answer is the newest state there is.
    if (outcome.pod && entry.pod === pod) entry.pod = outcome.pod;
  }

  #retry(entry: Entry, reason: string): void {
    if (this.#stopped) return;
    const { timing, onProblem } = this.#options;
    const { namespace, name } = entry.pod.metadata;
    onProblem(`pod ${namespace}/${name}: ${reason}`);
    entry.failures += 1;
    const factor = Math.min(30, 2 ** (entry.failures - 1));
    this.#lookIn(entry, timing.retryMs * factor);
  }
}
