import type { ClientRequest, Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StreamFrame } from '@pilotage/fleet-common';

const limitMs = 20_000;

/** Reads a live document as a browser does and puts snapshot and deltas together. */
export class DocumentClient<TSection, TTopic> {
  readonly sections = new Map<string, TSection>();
  topic: TTopic | undefined;
  status = 0;
  end: { readonly reason: string; readonly retry: boolean } | undefined;
  #seq = 0;
  #rest = '';
  readonly #request: ClientRequest;
  readonly #waiting = new Set<() => void>();

  constructor(
    server: Server,
    options: { path: string; headers: Readonly<Record<string, string>> },
  ) {
    const { port } = server.address() as AddressInfo;
    this.#request = request({ port, ...options }, response => {
      this.status = response.statusCode ?? 0;
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        if (this.status === 200) this.#read(text);
      });
      response.on('close', () => this.#wake());
      this.#wake();
    });
    this.#request.on('error', () => this.#wake());
    this.#request.end();
  }

  /** Waits until what was received is as wanted; looks at each frame, never at a clock. */
  async until(wanted: () => boolean): Promise<void> {
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
          const last = JSON.stringify([this.topic, [...this.sections]]);
          reject(new Error(`Not as wanted. Last: ${last}`));
        }, limitMs);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(check);
    }
  }

  close(): void {
    this.#request.destroy();
  }

  #read(text: string): void {
    const events = (this.#rest + text).split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.slice('data: '.length);
      this.#apply(JSON.parse(data) as StreamFrame<TSection, TTopic>);
    }
    this.#wake();
  }

  #apply(frame: StreamFrame<TSection, TTopic>): void {
    switch (frame.type) {
      case 'snapshot':
        this.#seq = frame.seq;
        this.topic = frame.topic;
        this.sections.clear();
        for (const { key, section } of frame.sections) {
          this.sections.set(key, section);
        }
        break;
      case 'delta':
        if (frame.seq !== this.#seq + 1) {
          throw new Error(`Frame ${frame.seq} after ${this.#seq}`);
        }
        this.#seq = frame.seq;
        this.topic = frame.topic ?? this.topic;
        for (const key of frame.removed ?? []) this.sections.delete(key);
        for (const { key, section } of frame.sections ?? []) {
          if (section) this.sections.set(key, section);
        }
        break;
      case 'end':
        this.end = frame;
        break;
      default:
    }
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check();
  }
}
