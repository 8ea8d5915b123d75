import { ApiError } from '../../store/ApiError';
import type { ObjectStore, StoredObject } from '../../store/types';
import { resources } from '../resources';
import { toTime } from '../../apimachinery/time';

/** client-go's EventCorrelator: beyond this many like events in ten minutes, one combined event counts them. */
const combineAfter = 10;
const combineWithinMs = 600_000;
/** Per object, 25 events at once and then one in five minutes. */
const burst = 25;
const refillMs = 300_000;

/** Something worth telling about an object. */
export interface EventNote {
  readonly about: StoredObject;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

interface Similar {
  readonly since: number;
  readonly messages: Set<string>;
}

interface Budget {
  readonly tokens: number;
  readonly at: number;
}

/**
 * Writes Events the way controllers do: like ones are counted, floods combined and cut. Without that a
 * rollout of 3,000 pods would leave 3,000 Events.
 */
export class EventRecorder {
  readonly #store: ObjectStore;
  readonly #component: string;
  readonly #similar = new Map<string, Similar>();
  readonly #budgets = new Map<string, Budget>();
  readonly #names = new Map<string, string>();
  #sequence = 0;

  constructor(options: { store: ObjectStore; component: string }) {
    this.#store = options.store;
    this.#component = options.component;
  }

  /** An Event that the API refuses, as in a terminating namespace, is dropped: nobody's work waits for it. */
  record(event: EventNote): void {
    try {
      this.#write(event);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  #write(event: EventNote): void {
    const now = this.#store.clock.now();
    const { about, type, reason } = event;
    if (!this.#spend(about.metadata.uid, now)) return;

    const kind = `${about.metadata.uid}/${type}/${reason}`;
    const combined = this.#isFlood(kind, event.message, now);
    const message = combined
      ? `(combined from similar events): ${event.message}`
      : event.message;
    const identity = combined ? kind : `${kind}/${event.message}`;
    const namespace = about.metadata.namespace ?? 'default';

    const known = this.#names.get(identity);
    const existing =
      known && this.#store.get(resources.events, { namespace, name: known });
    if (existing) {
      this.#store.patch(
        resources.events,
        { namespace, name: existing.metadata.name },
        current => ({
          ...current,
          message,
          count: Number(current.count ?? 1) + 1,
          lastTimestamp: toTime(now),
        }),
        { manager: this.#component },
      );
      return;
    }

    const name = `${about.metadata.name}.${(
      now * 1000 +
      (this.#sequence++ % 1000)
    ).toString(16)}`;
    this.#names.set(identity, name);
    this.#store.create(
      resources.events,
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: {
          apiVersion: about.apiVersion,
          kind: about.kind,
          name: about.metadata.name,
          ...(about.metadata.namespace === undefined
            ? {}
            : { namespace: about.metadata.namespace }),
          uid: about.metadata.uid,
          resourceVersion: about.metadata.resourceVersion,
        },
        type,
        reason,
        message,
        count: 1,
        firstTimestamp: toTime(now),
        lastTimestamp: toTime(now),
        eventTime: null,
        source: { component: this.#component },
        reportingComponent: this.#component,
        reportingInstance: '',
      },
      { manager: this.#component },
    );
  }

  /** Takes a token of the object's budget. */
  #spend(uid: string, now: number): boolean {
    const { tokens, at } = this.#budgets.get(uid) ?? { tokens: burst, at: now };
    const refilled = Math.min(burst, tokens + (now - at) / refillMs);
    const allowed = refilled >= 1;
    this.#budgets.set(uid, {
      tokens: allowed ? refilled - 1 : refilled,
      at: now,
    });
    return allowed;
  }

  #isFlood(kind: string, message: string, now: number): boolean {
    let similar = this.#similar.get(kind);
    if (!similar || now - similar.since > combineWithinMs) {
      similar = { since: now, messages: new Set() };
      this.#similar.set(kind, similar);
    }
    if (similar.messages.size < combineAfter) similar.messages.add(message);
    return (
      similar.messages.size >= combineAfter && !similar.messages.has(message)
    );
  }
}
