import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ServiceFactoryTester,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import type { ServiceFactory } from '@backstage/backend-plugin-api';
import { rolloutServiceRef, type RolloutService } from './rolloutService';
import { rolloutServiceMock } from './rolloutServiceMock';

const workload = {
  cluster: 'east',
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'cart',
};
const credentials = mockCredentials.user('user:default/ada');

describe('rolloutServiceRef', () => {
  let server: Server;
  let seen: {
    method?: string;
    url?: string;
    authorization?: string;
    body: string;
  }[];
  let answer: { status: number; body: unknown };
  let service: RolloutService;

  beforeEach(async () => {
    seen = [];
    answer = { status: 200, body: {} };
    server = createServer((req, res) => {
      let body = '';
      req.on('data', chunk => {
        body += chunk;
      });
      req.on('end', () => {
        seen.push({
          method: req.method,
          url: req.url,
          authorization: req.headers.authorization,
          body,
        });
        res.writeHead(answer.status, { 'Content-Type': 'application/json' });
        res.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const factory = await rolloutServiceFactory();
    service = await ServiceFactoryTester.from(factory, {
      dependencies: [
        mockServices.auth.factory(),
        mockServices.discovery.mock({
          getBaseUrl: async (plugin: string) =>
            `http://127.0.0.1:${port}/api/${plugin}`,
        }).factory,
      ],
    }).getSubject('scaffolder');
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it('asks the rollout backend on behalf of the user', async () => {
    answer.body = { mode: 'in-place' };
    const request = {
      entityRef: 'component:default/cart',
      workload,
      change: { verb: 'pause' as const },
    };
    await expect(service.forecast(request, { credentials })).resolves.toEqual({
      mode: 'in-place',
    });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/api/rollout/v1/forecasts',
        authorization: `Bearer ${mockCredentials.service.token({
          onBehalfOf: credentials,
          targetPluginId: 'rollout',
        })}`,
        body: JSON.stringify(request),
      },
    ]);
  });

  it('encodes the id of an operation', async () => {
    await service.getOperation(
      { id: '../x', entityRef: 'component:default/cart' },
      { credentials },
    );
    expect(seen[0]?.url).toBe(
      '/api/rollout/v1/operations/..%2Fx?entity=component%3Adefault%2Fcart',
    );
  });

  it('asks for one workload by its reference', async () => {
    answer.body = { type: 'cluster' };
    await expect(
      service.getWorkload(
        { entityRef: 'component:default/cart', workload },
        { credentials },
      ),
    ).resolves.toEqual({ type: 'cluster' });
    expect(seen[0]?.url).toBe(
      '/api/rollout/v1/workloads?entity=component%3Adefault%2Fcart&workload=east%2Fapps%2FDeployment%2Fshop%2Fcart',
    );
  });

  it('throws the refusal of the backend with its name', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'no' },
        request: { method: 'POST', url: '' },
        response: { statusCode: 403 },
      },
    };
    await expect(
      service.operate(
        {
          entityRef: 'component:default/cart',
          workload,
          change: { verb: 'pause' },
          uid: 'u',
          resourceVersion: '1',
          idempotencyKey: 'k',
        },
        { credentials },
      ),
    ).rejects.toMatchObject({ cause: { name: 'NotAllowedError' } });
  });
});

describe('rolloutServiceMock', () => {
  it('replaces the service in a test', async () => {
    const mock = rolloutServiceMock({
      getOperation: async () => {
        throw new Error('asked');
      },
    });
    const subject: RolloutService = await ServiceFactoryTester.from(
      mock.factory as ServiceFactory<RolloutService, 'plugin', 'singleton'>,
    ).getSubject();
    await expect(
      subject.getOperation({ id: '1', entityRef: 'e' }, { credentials }),
    ).rejects.toThrow('asked');
    expect(mock.getOperation).toHaveBeenCalledTimes(1);
  });
});

/** What the backend does with a reference that nobody provided. */
async function rolloutServiceFactory(): Promise<
  ServiceFactory<RolloutService, 'plugin', 'singleton'>
> {
  const ref = rolloutServiceRef as typeof rolloutServiceRef & {
    __defaultFactory?: (
      service: typeof rolloutServiceRef,
    ) => Promise<ServiceFactory<RolloutService, 'plugin', 'singleton'>>;
  };
  if (!ref.__defaultFactory) throw new Error('No default factory');
  return ref.__defaultFactory(ref);
}
