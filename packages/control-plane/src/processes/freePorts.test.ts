import { createServer } from 'node:net';
import { freePorts } from './freePorts';

describe('freePorts', () => {
  it('gives different ports, also in calls side by side, below the ephemeral range', async () => {
    const ports = (await Promise.all([freePorts(20), freePorts(20)])).flat();
    expect(new Set(ports).size).toBe(40);
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(Math.min(...ports)).toBeGreaterThan(1_023);
  });

  it('gives ports one can listen on', async () => {
    const [port] = await freePorts(1);
    const server = createServer();
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', done);
    });
    expect(server.listening).toBe(true);
    await new Promise(done => server.close(done));
  });
});
