import type { FleetHealthFrame } from '@pilotage/plugin-cluster-health-common';
import { request } from 'undici';

const prefix = 'data: ';

/**
 * Opens the page of all clusters as a browser does, and leaves when it can be drawn with all of them.
 *
 * @returns milliseconds since it was asked for.
 */
export async function openPage(options: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clusters: number;
}): Promise<number> {
  const { url, headers, clusters } = options;
  const start = performance.now();
  const { body, statusCode } = await request(url, { headers });
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
  let rest = '';
  // Leaving the loop closes the stream.
  for await (const chunk of body) {
    const events = (rest + String(chunk)).split('\n\n');
    rest = events.pop() ?? '';
    const complete = events.some(event => {
      const frame = JSON.parse(event.slice(prefix.length)) as FleetHealthFrame;
      return 'topic' in frame && frame.topic?.clusters.total === clusters;
    });
    if (complete) return performance.now() - start;
  }
  throw new Error(`The stream ended before it had ${clusters} clusters`);
}
