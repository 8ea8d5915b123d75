import type { ClientRequest, IncomingMessage, Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PodTuple } from '@pilotage/fleet-common';
import { podColumn, podStates } from '@pilotage/fleet-common';
import type {
  RolloutFrame,
  RolloutSection,
  RolloutTopic,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';

const defaultLimitMs = 20_000;

/**
 * A pod as a page would show it. `state` is one of `podStates`, `flags` a sum of `podFlags`.
 *
 * @public
 */
export interface ShownPod {
  readonly name: string;
  readonly node: string;
  readonly revision: string;
  readonly state: string;
  readonly flags: number;
}

/** @public */
export interface StreamClientOptions {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A page that comes back: it keeps what it has and asks for the rest. */
  readonly resume?: StreamClient;
}

/**
 * Reads a stream of the rollout backend as a browser does and puts snapshot and deltas together.
 *
 * @throws Error on a gap in the numbers.
 * @example
 * ```ts
 * const stream = new StreamClient(server, {
 *   path: '/api/rollout/v1/stream?entity=component:default/cart',
 *   headers: { Authorization: mockCredentials.user.header() },
 * });
 * await stream.until(
 *   () => stream.workload('cart')?.observation.verdict.state === 'done',
 * );
 * stream.close();
 * ```
 * @public
 */
export class StreamClient {
  readonly frames: RolloutFrame[] = [];
  readonly sections = new Map<
    string,
    { section: RolloutSection; pods: Map<number, PodTuple> }
  >();
  topic: RolloutTopic | undefined;
  seq = 0;
  status = 0;
  headers: IncomingMessage['headers'] = {};
  closed = false;
  #dictionary: string[] = [];
  #rest = '';
  readonly #request: ClientRequest;
  readonly #waiting = new Set<() => void>();
  #response: IncomingMessage | undefined;

  constructor(server: Server, options: StreamClientOptions) {
    const { resume } = options;
    if (resume) {
      this.seq = resume.seq;
      this.topic = resume.topic;
      this.#dictionary = [...resume.#dictionary];
      for (const [key, { section, pods }] of resume.sections) {
        this.sections.set(key, { section, pods: new Map(pods) });
      }
    }
    const { port } = server.address() as AddressInfo;
    this.#request = request(
      {
        port,
        path: options.path + (resume ? `&after=${resume.seq}` : ''),
        headers: { ...options.headers, 'Accept-Encoding': 'gzip, br' },
      },
      response => {
        this.#response = response;
        this.status = response.statusCode ?? 0;
        this.headers = response.headers;
        response.setEncoding('utf8');
        response.on('data', (text: string) => this.#read(text));
        response.on('close', () => this.#close());
        this.#wake();
      },
    );
    this.#request.on('error', () => this.#close());
    this.#request.end();
  }

  /**
   * Waits until what was received is as wanted; looks at each frame, never at a clock.
   *
   * @throws Error with what was received last, after `limitMs` (20 seconds when not given).
   */
  async until(
    wanted: () => boolean,
    { limitMs = defaultLimitMs }: { readonly limitMs?: number } = {},
  ): Promise<void> {
    if (wanted()) return;
    let check: () => void = () => {};
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        check = () => {
          if (wanted()) resolve();
        };
        this.#waiting.add(check);
        timer = setTimeout(() => {
          const last = JSON.stringify(this.summary());
          reject(new Error(`Not as wanted. Last: ${last}`));
        }, limitMs);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(check);
    }
  }

  /** The section of the only workload of this name. */
  workload(name: string): WorkloadSection | undefined {
    for (const { section } of this.sections.values()) {
      if (section.type === 'workload' && section.ref.name === name) {
        return section;
      }
    }
    return undefined;
  }

  /** The pods of the only workload of this name. */
  pods(name: string): ShownPod[] {
    for (const { section, pods } of this.sections.values()) {
      if (section.type === 'workload' && section.ref.name === name) {
        return [...pods.values()].map(tuple => this.#pod(tuple));
      }
    }
    return [];
  }

  /** What was received, in short, for messages of failed tests. */
  summary(): unknown {
    return [...this.sections.values()].map(({ section, pods }) => ({
      cluster: section.cluster,
      ...(section.type === 'workload'
        ? {
            verdict: section.observation.verdict,
            counts: section.observation.counts,
            activity: section.activity,
          }
        : { section }),
      pods: [...pods.values()].map(tuple => this.#pod(tuple)),
    }));
  }

  /** Stops reading, as a tab in the background of a slow machine does. */
  pause(): void {
    this.#response?.pause();
  }

  resume(): void {
    this.#response?.resume();
  }

  close(): void {
    this.#request.destroy();
  }

  #read(text: string): void {
    const events = (this.#rest + text).split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const event of events) {
      if (!event.startsWith('data: ')) throw new Error(`Not a frame: ${event}`);
      this.#apply(JSON.parse(event.slice('data: '.length)) as RolloutFrame);
    }
    this.#wake();
  }

  #apply(frame: RolloutFrame): void {
    this.frames.push(frame);
    switch (frame.type) {
      case 'snapshot':
        this.seq = frame.seq;
        this.topic = frame.topic;
        this.#dictionary = [...frame.dictionary];
        this.sections.clear();
        for (const { key, section, pods } of frame.sections) {
          this.sections.set(key, { section, pods: byId(pods) });
        }
        break;
      case 'delta':
        if (frame.seq !== this.seq + 1) {
          throw new Error(`Frame ${frame.seq} after ${this.seq}`);
        }
        this.seq = frame.seq;
        this.topic = frame.topic ?? this.topic;
        this.#dictionary.push(...(frame.dictionary ?? []));
        for (const key of frame.removed ?? []) this.sections.delete(key);
        for (const delta of frame.sections ?? []) {
          const before = this.sections.get(delta.key);
          const section = delta.section ?? before?.section;
          if (!section) throw new Error(`Nothing known of ${delta.key}`);
          const pods = before?.pods ?? new Map<number, PodTuple>();
          for (const tuple of delta.upserts ?? []) {
            pods.set(tuple[podColumn.id] ?? 0, tuple);
          }
          for (const id of delta.removals ?? []) pods.delete(id);
          this.sections.set(delta.key, { section, pods });
        }
        break;
      default:
    }
  }

  #pod(tuple: PodTuple): ShownPod {
    const text = (column: number) => {
      const string = this.#dictionary[tuple[column] ?? -1];
      if (string === undefined) throw new Error('A string was never sent');
      return string;
    };
    return {
      name: text(podColumn.name),
      node: text(podColumn.node),
      revision: text(podColumn.revision),
      state: podStates[tuple[podColumn.state] ?? -1] ?? '?',
      flags: tuple[podColumn.flags] ?? 0,
    };
  }

  #close(): void {
    this.closed = true;
    this.#wake();
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check();
  }
}

function byId(pods: readonly PodTuple[]): Map<number, PodTuple> {
  return new Map(pods.map(tuple => [tuple[podColumn.id] ?? 0, tuple]));
}
