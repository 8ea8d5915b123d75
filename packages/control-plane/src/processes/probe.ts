import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';

/** Milliseconds until a probe counts as unanswered; the caller asks again. */
const PROBE_TIMEOUT_MS = 2_000;

/** Whether a health endpoint answers 200. `ca` is the PEM certificate authority for `https` addresses. */
export function probe(url: string, ca?: string): Promise<boolean> {
  return new Promise(resolve => {
    const options = { ca, agent: false, timeout: PROBE_TIMEOUT_MS } as const;
    const get = url.startsWith('https:') ? getHttps : getHttp;
    const request = get(url, options, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}
