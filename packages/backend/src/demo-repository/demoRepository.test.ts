import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  startSimulator,
  type RunningSimulator,
} from '@pilotage/kube-simulator';
import express from 'express';
import request from 'supertest';
import { createPublishAction } from './createPublishAction';
import { createRouter } from './createRouter';

const manifest = (apiVersion: string, kind: string) =>
  JSON.stringify({
    apiVersion,
    kind,
    metadata: { name: 'new-service', namespace: 'default' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'new-service' } },
      template: {
        metadata: { labels: { app: 'new-service' } },
        spec: { containers: [{ name: 'main', image: 'example.com/app:1' }] },
      },
    },
  });

describe('the demo repository', () => {
  let folder: string;
  let withKruise: RunningSimulator;
  let native: RunningSimulator;
  beforeAll(async () => {
    [withKruise, native] = await Promise.all([
      startSimulator({
        name: 'with-kruise',
        kruise: true,
        nodes: { count: 1, zones: ['a'] },
      }),
      startSimulator({
        name: 'native',
        kruise: false,
        nodes: { count: 1, zones: ['a'] },
      }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([withKruise.stop(), native.stop()]);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-repository-'));
    await mkdir(join(folder, 'workspace/deploy'), { recursive: true });
    await writeFile(
      join(folder, 'workspace/catalog-info.yaml'),
      'kind: Component',
    );
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const publish = async (repoUrl: string) => {
    const action = createPublishAction({
      directory: join(folder, '.repositories'),
      baseUrl: async () => 'http://portal/api/demo-repository',
      clusters: [withKruise, native].map(({ name, url, tokens }) => ({
        name,
        url,
        token: tokens.admin ?? '',
      })),
    });
    const ctx = {
      ...createMockActionContext({ input: { repoUrl } }),
      workspacePath: join(folder, 'workspace'),
    };
    await action.handler(ctx as never);
    return ctx.output as jest.Mock;
  };
  const statusOn = async (simulator: RunningSimulator, path: string) =>
    (await simulator.connection().request({ method: 'GET', path })).status;
  const cloneSet =
    '/apis/apps.kruise.io/v1alpha1/namespaces/default/clonesets/new-service';

  it('keeps the files where the catalog reads them, and applies them where they fit', async () => {
    await writeFile(
      join(folder, 'workspace/deploy/workload.yaml'),
      manifest('apps.kruise.io/v1alpha1', 'CloneSet'),
    );
    const output = await publish('github.com?owner=shop&repo=new-service');

    expect(output).toHaveBeenCalledWith(
      'repoContentsUrl',
      'http://portal/api/demo-repository/shop/new-service',
    );
    expect(await statusOn(withKruise, cloneSet)).toBe(200);
    expect(await statusOn(native, cloneSet)).toBe(404);
    const app = express().use(
      createRouter({ directory: join(folder, '.repositories') }),
    );
    const found = await request(app).get('/shop/new-service/catalog-info.yaml');
    expect(found.text).toBe('kind: Component');
    const missing = await request(app).get('/shop/new-service/other.yaml');
    expect(missing.status).toBe(404);
    const outside = await request(app).get('/..%2fworkspace/catalog-info.yaml');
    expect(outside.status).not.toBe(200);
  });

  it('says which object a cluster refused', async () => {
    await writeFile(
      join(folder, 'workspace/deploy/workload.yaml'),
      manifest('apps/v1', 'Deployment').replace('"name":"main",', ''),
    );
    await expect(
      publish('github.com?owner=shop&repo=new-service'),
    ).rejects.toThrow(
      /Deployment default\/new-service on (with-kruise|native): .*Required value/,
    );
  });

  it.each(['github.com', 'github.com?owner=..&repo=x', 'x?owner=a&repo=b/c'])(
    'refuses %s as a repository',
    async repoUrl => {
      await expect(publish(repoUrl)).rejects.toThrow('names no repository');
    },
  );
});
