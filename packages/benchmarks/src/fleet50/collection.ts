import type { ServerResponse } from 'node:http';

const eventStart = Buffer.from('{"type":"ADDED","object":');
const eventEnd = Buffer.from('}\n');

/** One collection of one kind as an API server hands it out: whole, in pages, streamed, watched. */
export class Collection {
  readonly #items: readonly Buffer[];
  readonly #watchers = new Set<ServerResponse>();
  #version: number;

  constructor(items: readonly Buffer[]) {
    this.#items = items;
    this.#version = items.length + 1;
  }

  /** Tells all watchers that an object changed. `text` is given its version. */
  modify(text: (version: number) => string): void {
    this.#version += 1;
    const line = `{"type":"MODIFIED","object":${text(this.#version)}}\n`;
    for (const watcher of this.#watchers) {
      if (!watcher.writableEnded) watcher.write(line);
    }
  }

  list(response: ServerResponse, query: URLSearchParams): void {
    const start = Number(query.get('continue') ?? 0);
    const limit = Number(query.get('limit') ?? this.#items.length);
    const end = Math.min(this.#items.length, start + limit);
    const metadata = {
      resourceVersion: String(this.#version),
      ...(end < this.#items.length ? { continue: String(end) } : {}),
    };
    response.write(
      `{"kind":"List","apiVersion":"v1","metadata":${JSON.stringify(
        metadata,
      )},"items":[`,
    );
    for (let i = start; i < end; i++) {
      if (i > start) response.write(',');
      response.write(this.#items[i]!);
    }
    response.end(']}');
  }

  /** @param pause - called between items; for a server that trickles. */
  async stream(
    response: ServerResponse,
    pause?: () => Promise<void>,
  ): Promise<void> {
    for (const item of this.#items) {
      const flowing = response.write(
        Buffer.concat([eventStart, item, eventEnd]),
      );
      if (!flowing) await drained(response);
      await pause?.();
    }
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    const metadata = { resourceVersion: String(this.#version), annotations };
    response.write(
      `${JSON.stringify({ type: 'BOOKMARK', object: { metadata } })}\n`,
    );
    this.watch(response);
  }

  watch(response: ServerResponse): void {
    response.flushHeaders();
    this.#watchers.add(response);
    response.on('close', () => this.#watchers.delete(response));
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
