import { HealthChecks } from './HealthChecks';

const answer = (health: HealthChecks, url: string) => {
  const [path = '', query] = url.split('?');
  return health.answer(path, new URLSearchParams(query));
};

describe('HealthChecks', () => {
  it('says ok, or each check by name', () => {
    const health = new HealthChecks();
    expect(answer(health, '/readyz')).toMatchObject({
      status: 200,
      body: 'ok',
    });
    const { status, body } = answer(health, '/readyz?verbose')!;
    expect(status).toBe(200);
    expect(String(body).split('\n')).toEqual(
      expect.arrayContaining([
        '[+]etcd ok',
        '[+]informer-sync ok',
        '[+]shutdown ok',
        'readyz check passed',
      ]),
    );
  });

  it('fails one check on every path that has it, until taken back', () => {
    const health = new HealthChecks();
    const takeBack = health.fail('etcd');
    for (const path of ['/readyz', '/livez', '/healthz?verbose']) {
      const { status, body } = answer(health, path)!;
      expect([path, status]).toEqual([path, 500]);
      expect(body).toContain('[-]etcd failed: reason withheld\n');
      expect(body).toMatch(/z check failed\n$/);
    }
    expect(answer(health, '/readyz/etcd')).toMatchObject({
      status: 500,
      body: 'internal server error: etcd failed\n',
    });
    expect(answer(health, '/readyz/ping')?.status).toBe(200);
    expect(answer(health, '/readyz?exclude=etcd')?.status).toBe(200);
    takeBack();
    takeBack();
    expect(answer(health, '/readyz')?.status).toBe(200);
  });

  it('keeps what only a starting server lacks out of liveness', () => {
    const health = new HealthChecks();
    health.fail('informer-sync');
    expect(answer(health, '/readyz')?.status).toBe(500);
    expect(answer(health, '/livez')?.status).toBe(200);
  });

  it.each(['/readyz/nope', '/metrics', '/api', '/readyzz'])(
    'knows nothing of %s',
    path => {
      expect(answer(new HealthChecks(), path)).toBeUndefined();
    },
  );
});
