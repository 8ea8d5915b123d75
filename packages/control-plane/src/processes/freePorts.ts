import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ephemeral range of Linux (32768 and up): there an outgoing connection could take the port of an
 * API server while a test has it stopped.
 */
const FIRST = 20_000;
const LAST = 32_000;

const handedOut = new Set<number>();

/** Finds ports that nobody listens on and that this process has not handed out before. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let tries = 0; ports.length < count; tries++) {
    if (tries > LAST - FIRST) throw new Error('No free port on this machine');
    const port = randomInt(FIRST, LAST);
    if (handedOut.has(port)) continue;
    handedOut.add(port);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

/** All interfaces, because the webhook servers of OpenKruise listen on all of them. */
function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
