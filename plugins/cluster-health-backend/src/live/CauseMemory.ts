import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CauseStore, RememberedCause } from '../database/CauseStore';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A cause that is away for less has not been gone: a crashing container runs for a moment between two crashes. */
const awayMs = minuteMs;
/** How often the database hears that a cause is still there. */
const stayEveryMs = minuteMs;
const returnsWithinMs = 7 * dayMs;
/** Long after it is gone a cause is forgotten; if it comes then, it is a new one. */
const forgetAfterMs = 30 * dayMs;
const forgetEveryMs = 60 * minuteMs;

/** When a cause was seen on one cluster. */
export interface CauseTimes {
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Times it came back in the last seven days. */
  readonly returns: number;
}

interface Memory {
  readonly cause: RememberedCause;
  /** Last time we ourselves saw it. */
  readonly seenAt: number;
}

/**
 * First and last time of every cause, kept in the database. Answered from memory: a database that does not answer delays
 * what is remembered, never what is shown.
 */
export class CauseMemory {
  readonly #store: CauseStore;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #clusters = new Map<string, Map<string, Memory>>();
  readonly #stayedAt = new Map<string, number>();
  #forgotAt = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(options: {
    store: CauseStore;
    logger: Pick<LoggerService, 'warn'>;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /** Reads what was remembered before this process. */
  async load(now: number): Promise<void> {
    for (const cause of await this.#store.list(now - forgetAfterMs)) {
      // Nobody knows yet whether it is still there; it has the time of an absence to show itself.
      this.#of(cause.cluster).set(cause.key, { cause, seenAt: now });
    }
  }

  times(cluster: string, key: string, now: number): CauseTimes {
    const cause = this.#clusters.get(cluster)?.get(key)?.cause;
    if (!cause) return { firstSeen: now, lastSeen: now, returns: 0 };
    const since = now - returnsWithinMs;
    return {
      firstSeen: cause.firstSeen,
      lastSeen: cause.lastSeen,
      returns: cause.returnedAt.filter(at => at >= since).length,
    };
  }

  /**
   * What was found on a cluster just now.
   *
   * @param keys - all causes that are there
   * @param absenceProven - false while the cluster is not seen: what is not found may still be there.
   */
  observe(
    cluster: string,
    keys: ReadonlySet<string>,
    { now, absenceProven }: { now: number; absenceProven: boolean },
  ): void {
    const memories = this.#of(cluster);
    for (const key of keys) this.#present(cluster, key, now);
    if (absenceProven) {
      for (const [key, { cause, seenAt }] of memories) {
        if (keys.has(key) || cause.goneAt !== undefined) continue;
        if (now - seenAt < awayMs) continue;
        memories.set(key, { cause: { ...cause, goneAt: now }, seenAt });
        this.#write(() => this.#store.goAway(cause, now));
      }
    }
    if (now - (this.#stayedAt.get(cluster) ?? 0) >= stayEveryMs) {
      this.#stayedAt.set(cluster, now);
      this.#write(() => this.#store.stay(cluster, [...keys], now));
    }
    this.#forget(now);
  }

  /** Done when everything was written, or could not be. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #present(cluster: string, key: string, now: number): void {
    const memories = this.#of(cluster);
    const before = memories.get(key)?.cause;
    if (!before) {
      const cause = {
        cluster,
        key,
        firstSeen: now,
        lastSeen: now,
        returnedAt: [],
      };
      memories.set(key, { cause, seenAt: now });
      this.#write(async () => {
        await this.#store.add(cluster, key, now);
        await this.#adopt(cluster, key);
      });
      return;
    }
    if (before.goneAt === undefined) {
      memories.set(key, { cause: { ...before, lastSeen: now }, seenAt: now });
      return;
    }
    const returnedAt = [...before.returnedAt, now].filter(
      at => at >= now - returnsWithinMs,
    );
    const { goneAt: _, ...rest } = before;
    memories.set(key, {
      cause: { ...rest, lastSeen: now, returnedAt },
      seenAt: now,
    });
    this.#write(() => this.#store.comeBack(before, now, returnedAt));
  }

  /** Another replica may have seen it before. */
  async #adopt(cluster: string, key: string): Promise<void> {
    const stored = await this.#store.get(cluster, key);
    const memory = this.#of(cluster).get(key);
    if (!stored || !memory) return;
    const { firstSeen, returnedAt } = stored;
    this.#of(cluster).set(key, {
      ...memory,
      cause: { ...memory.cause, firstSeen, returnedAt },
    });
  }

  #forget(now: number): void {
    if (now - this.#forgotAt < forgetEveryMs) return;
    this.#forgotAt = now;
    const before = now - forgetAfterMs;
    for (const memories of this.#clusters.values()) {
      for (const [key, { cause }] of memories) {
        if (cause.lastSeen < before) memories.delete(key);
      }
    }
    this.#write(() => this.#store.forget(before));
  }

  /** In order, one after the other. What fails is lost to the database until it changes next. */
  #write(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(error => {
      this.#logger.warn('A cause could not be remembered', toError(error));
    });
  }

  #of(cluster: string): Map<string, Memory> {
    let memories = this.#clusters.get(cluster);
    if (!memories) {
      memories = new Map();
      this.#clusters.set(cluster, memories);
    }
    return memories;
  }
}
