import type { ClientRequest, Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StreamFrame } from '@pilotage/fleet-common';

const defaultLimitMs = 20_000;

/**
 * Reads a stream of the cluster health backend as a browser does, and puts snapshot and deltas together.
 *
 * @throws Error on a gap in the numbers.
 * @example
 * ```ts
 * const page = new HealthStreamClient<FleetHealthSection, FleetHealthTopic>(
 *   server,
 *   {
 *     path: '/api/cluster-health/v1/fleet/stream',
 *     headers: { Authorization: mockCredentials.user.header() },
 *   },
 * );
 * await page.until(() => page.topic?.clusters.serving === 2);
 * page.close();
 * ```
 * @public
 */
export class HealthStreamClient<TSection, TTopic> {
  readonly frames: StreamFrame<TSection, TTopic>[] = [];
  readonly sections = new Map<string, TSection>();
  topic: TTopic | undefined;
  seq = 0;
  status = 0;
  closed = false;
  #rest = '';
  readonly #request: ClientRequest;
  readonly #waiting = new Set<() => void>();

  constructor(
    server: Server,
    options: {
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
    },
  ) {
    const { port } = server.address() as AddressInfo;
    this.#request = request({ port, ...options }, response => {
      this.status = response.statusCode ?? 0;
      response.setEncoding('utf8');
      response.on('data', (text: string) => this.#read(text));
      response.on('close', () => this.#close());
      this.#wake();
    });
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
          const last = JSON.stringify(this.summary(), null, 1);
          reject(new Error(`Not as wanted. Last: ${last.slice(0, 20_000)}`));
        }, limitMs);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(check);
    }
  }

  /** What was received, without what is long and beside the point of most tests. */
  summary(): unknown {
    const long = new Set(['checks', 'parts', 'evidence', 'items', 'history']);
    return JSON.parse(
      JSON.stringify([this.topic, ...this.sections], (key, value) =>
        long.has(key) ? undefined : value,
      ),
    );
  }

  close(): void {
    this.#request.destroy();
  }

  #read(text: string): void {
    const events = (this.#rest + text).split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const event of events) {
      if (!event.startsWith('data: ')) continue;
      this.#apply(
        JSON.parse(event.slice('data: '.length)) as StreamFrame<
          TSection,
          TTopic
        >,
      );
    }
    this.#wake();
  }

  #apply(frame: StreamFrame<TSection, TTopic>): void {
    this.frames.push(frame);
    if (frame.type === 'snapshot') {
      this.seq = frame.seq;
      this.topic = frame.topic;
      this.sections.clear();
      for (const { key, section } of frame.sections) {
        this.sections.set(key, section);
      }
    } else if (frame.type === 'delta') {
      if (frame.seq !== this.seq + 1) {
        throw new Error(`Frame ${frame.seq} after ${this.seq}`);
      }
      this.seq = frame.seq;
      this.topic = frame.topic ?? this.topic;
      for (const key of frame.removed ?? []) this.sections.delete(key);
      for (const { key, section } of frame.sections ?? []) {
        if (section) this.sections.set(key, section);
      }
    }
  }

  #close(): void {
    this.closed = true;
    this.#wake();
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check();
  }
}
