import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Forecast, RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Knex } from 'knex';
import {
  createCloneSet,
  personalToken,
  startFleet,
} from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const literal = 'seeded-env-literal-0451';
const applied = 'seeded-last-applied-0451';
const portalToken = mockCredentials.user.token('user:default/ada');

jest.setTimeout(60_000);

describe('secrets', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;
  let knex: Knex;
  /** Everything that left the backend. */
  const out: string[] = [];

  beforeAll(async () => {
    fleet = await startFleet({ personal: true });
    createCloneSet(fleet.simulator, {
      name: 'cart',
      replicas: 2,
      spec: {
        template: {
          metadata: { labels: { app: 'cart' } },
          spec: {
            containers: [
              {
                name: 'main',
                image: 'shop/cart:1',
                env: [{ name: 'PASSWORD', value: literal }],
              },
            ],
          },
        },
      },
    });
    knex = await databases.init('SQLITE_3');
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart'],
      knex,
    });
    portal.headers['Backstage-Kubernetes-Authorization-oidc-MyIdP'] =
      personalToken;
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  const key = { namespace: 'shop', name: 'cart' };

  async function change(wanted: RolloutChange, idempotencyKey: string) {
    const question = {
      entityRef: 'component:default/cart',
      workload: {
        cluster: 'east',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'shop',
        name: 'cart',
      },
      change: wanted,
    };
    const forecast = await portal.forecast(question);
    const { uid, resourceVersion, generation } = forecast.body as Forecast;
    const answer = await portal.operate({
      ...question,
      uid,
      resourceVersion,
      ...(generation === undefined ? {} : { generation }),
      idempotencyKey,
    });
    out.push(forecast.text, answer.text);
    expect(answer.body.operation.outcome.state).toBe('accepted');
    return forecast.body as Forecast;
  }

  it('leave by no door', async () => {
    fleet.simulator.store.patch('clonesets.apps.kruise.io', key, current => ({
      ...current,
      metadata: {
        ...current.metadata,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': `{"password":"${applied}"}`,
        },
      },
    }));
    const page = portal.stream('cart');
    const is = (state: string) => () =>
      page.workload('cart')?.observation.verdict.state === state;
    await page.until(is('done'));
    const before = page.workload('cart')?.observation.revisions[0]?.name ?? '';
    // Another image and another password, by somebody else; then back to what was, through us.
    fleet.simulator.store.patch('clonesets.apps.kruise.io', key, current => ({
      ...current,
      spec: JSON.parse(
        JSON.stringify(current.spec)
          .replace(literal, `${literal}-2`)
          .replace('cart:1', 'cart:2'),
      ),
    }));
    await page.until(
      () =>
        is('done')() &&
        page.workload('cart')?.observation.revisions.length === 2,
    );
    const forecast = await change(
      {
        verb: 'rollback',
        revision: before,
        firstStep: { type: 'percent', value: 100 },
      },
      'back-to-the-password',
    );
    expect(forecast.diff).toContainEqual({
      path: 'spec.template.spec.containers[main].env[PASSWORD].value',
      before: '(hidden)',
      after: '(hidden, another value)',
    });
    // What was hidden where it is kept is recognised all the same.
    await page.until(
      () => page.workload('cart')?.activity[0]?.outcome.state === 'confirmed',
    );
    const diagnosis = await portal.get(
      `/v1/diagnosis?entity=component:default/cart&workload=east/apps.kruise.io/CloneSet/shop/cart&container=main&pod=${
        page.pods('cart')[0]?.name ?? ''
      }`,
    );
    expect(diagnosis.status).toBe(200);
    for (const status of [401, 403, 500]) {
      const takeBack = fleet.simulator.faults.answer({
        path: /clonesets\/cart$/,
        status,
      });
      const answer = await portal.forecast({
        entityRef: 'component:default/cart',
        workload: page.workload('cart')!.ref,
        change: { verb: 'pause' },
      });
      takeBack();
      expect(answer.status).toBeGreaterThanOrEqual(400);
      out.push(answer.text);
    }
    out.push(
      diagnosis.text,
      ...page.frames.map(frame => JSON.stringify(frame)),
      JSON.stringify(portal.audit),
      portal.logs.join('\n'),
      JSON.stringify(await knex('operations').select()),
    );
    expect(out.join('\n')).toContain('back-to-the-password');
    expect(portal.logs.length).toBeGreaterThan(0);

    const clusterToken = fleet.simulator.tokens.portal ?? '';
    expect(clusterToken).not.toBe('');
    for (const secret of [
      literal,
      applied,
      personalToken,
      clusterToken,
      portalToken,
    ]) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('hex'),
        encodeURIComponent(secret),
      ]) {
        expect(out.filter(text => text.includes(form))).toEqual([]);
      }
    }
  });
});
