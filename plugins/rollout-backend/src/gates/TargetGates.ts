import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ServingMark } from '@pilotage/fleet-common';
import type { Clock } from '@pilotage/fleet-node';
import { systemClock } from '@pilotage/fleet-node';
import type {
  RolloutTargetGatesExtensionPoint,
  TargetGate,
} from '@pilotage/plugin-rollout-node';
import { worstMark } from './worstMark';

const everyMs = 15_000;

/** A gate answers from memory, so one that takes longer is as good as silent. Milliseconds. */
const answerMs = 10_000;

/** What one gate said last. */
type Answer =
  | {
      readonly type: 'marks';
      readonly marks: Awaited<ReturnType<TargetGate['marks']>>;
    }
  | { readonly type: 'none'; readonly mark: ServingMark };

/**
 * Which clusters may be given new work, by every gate that is installed. Asks them on start and every 15 seconds; in
 * between it answers from memory.
 */
export class TargetGates implements RolloutTargetGatesExtensionPoint {
  readonly #gates = new Map<string, TargetGate>();
  readonly #answers = new Map<string, Answer>();
  readonly #clock: Clock;
  #logger: Pick<LoggerService, 'warn'> | undefined;
  #timer: unknown;
  #stopped = false;

  constructor(options: { clock?: Clock } = {}) {
    this.#clock = options.clock ?? systemClock;
  }

  addTargetGate(gate: TargetGate): void {
    if (this.#gates.has(gate.id)) {
      throw new Error(`There is a target gate ${gate.id} already`);
    }
    this.#gates.set(gate.id, gate);
    this.#answers.set(gate.id, {
      type: 'none',
      mark: this.#unknown(`${gate.id} has not answered yet`),
    });
  }

  /** Nothing to do without a gate. */
  start(options: { logger: Pick<LoggerService, 'warn'> }): void {
    this.#logger = options.logger;
    if (this.#gates.size > 0) void this.#round();
  }

  stop(): void {
    this.#stopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  /** @returns `undefined` when no gate has an opinion about the cluster. */
  markOf(cluster: string): ServingMark | undefined {
    const marks: ServingMark[] = [];
    for (const answer of this.#answers.values()) {
      if (answer.type === 'none') marks.push(answer.mark);
      else if (Object.hasOwn(answer.marks, cluster)) {
        marks.push(answer.marks[cluster]!);
      }
    }
    return worstMark(marks);
  }

  async #round(): Promise<void> {
    await Promise.all([...this.#gates.values()].map(gate => this.#ask(gate)));
    if (this.#stopped) return;
    this.#timer = this.#clock.setTimeout(() => void this.#round(), everyMs);
  }

  async #ask(gate: TargetGate): Promise<void> {
    try {
      const marks = await this.#inTime(gate);
      this.#answers.set(gate.id, { type: 'marks', marks });
    } catch (error) {
      this.#failed(gate, toError(error).message);
    }
  }

  /** Nobody knows is not the same as nobody minds: all clusters become unknown. */
  #failed({ id }: TargetGate, message: string): void {
    const before = this.#answers.get(id);
    const mark = this.#unknown(`${id} gives no answer: ${message}`);
    if (before?.type !== 'none') {
      this.#logger?.warn(`Target gate ${mark.reason}`);
    }
    this.#answers.set(id, {
      type: 'none',
      mark:
        before?.type === 'none' ? { ...mark, since: before.mark.since } : mark,
    });
  }

  async #inTime(gate: TargetGate) {
    let late: unknown;
    const timeout = new Promise<never>((_, reject) => {
      late = this.#clock.setTimeout(
        () => reject(new Error(`none within ${answerMs / 1000} s`)),
        answerMs,
      );
    });
    try {
      return await Promise.race([gate.marks(), timeout]);
    } finally {
      this.#clock.clearTimeout(late);
    }
  }

  #unknown(reason: string): ServingMark {
    return { state: 'unknown', reason, checks: [], since: this.#clock.now() };
  }
}
