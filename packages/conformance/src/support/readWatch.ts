import type { DirectConnection } from '@pilotage/fleet-node';

/** One event of a watch, as it came over the wire. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: {
    readonly kind?: string;
    readonly code?: number;
    readonly reason?: string;
    readonly metadata: {
      readonly name?: string;
      readonly resourceVersion: string;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly labels?: Readonly<Record<string, string>>;
    };
  };
}

/**
 * Reads a watch until `enough` says so or the server ends it.
 *
 * @returns the HTTP status and the events in order; for a status other than 200 the body as text
 */
export async function readWatch(
  connection: DirectConnection,
  path: string,
  query: Record<string, string | number | boolean>,
  enough: (events: readonly WatchEvent[]) => boolean = () => false,
): Promise<{ status: number; events: WatchEvent[]; text: string }> {
  const response = await connection.request({
    method: 'GET',
    path,
    query: { watch: true, timeoutSeconds: 20, ...query },
  });
  if (response.status !== 200) {
    return { status: response.status, events: [], text: await response.text() };
  }
  const events: WatchEvent[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    events.push(...lines.map(line => JSON.parse(line) as WatchEvent));
    if (enough(events)) break;
  }
  return { status: 200, events, text: '' };
}
