import type { Answers } from './__testUtils__/probeContext';
import { contextOf, unreachable } from './__testUtils__/probeContext';
import { probeObjects } from './probeObjects';
import type { ProbeTarget } from './probeTargets';

const schedules: ProbeTarget = {
  group: 'velero.io',
  kind: 'Schedule',
  plural: 'schedules',
  namespaced: true,
};

const settings: ProbeTarget = {
  group: '',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
  namespace: 'kube-system',
  name: 'settings',
};

function served(page: Answers): Answers {
  return request => {
    if (request.path === '/apis/velero.io') {
      return { status: 200, body: { preferredVersion: { version: 'v1' } } };
    }
    if (request.path === '/apis/velero.io/v1') {
      return { status: 200, body: { resources: [{ name: 'schedules' }] } };
    }
    return page(request);
  };
}

const object = (name: string) => ({
  metadata: { name, managedFields: [{ manager: 'x' }] },
  spec: { a: 1 },
});

describe('probeObjects', () => {
  it('reads all pages, without managedFields', async () => {
    const context = contextOf(
      served(({ query }) => ({
        status: 200,
        body: query?.continue
          ? { items: [object('b')], metadata: {} }
          : { items: [object('a')], metadata: { continue: 'more' } },
      })),
    );
    const fact = await probeObjects(context, schedules);
    expect(fact).toEqual({
      state: 'known',
      at: expect.any(Number),
      value: [
        { metadata: { name: 'a' }, spec: { a: 1 } },
        { metadata: { name: 'b' }, spec: { a: 1 } },
      ],
    });
    expect(context.asked.at(-1)).toMatchObject({
      path: '/apis/velero.io/v1/schedules',
      query: { limit: 500, continue: 'more' },
      timeoutMs: 1_000,
    });
  });

  it('asks for the version of a kind once, and again when it is gone', async () => {
    let installed = true;
    const context = contextOf(
      served(() =>
        installed
          ? { status: 200, body: { items: [] } }
          : { status: 404, body: '404 page not found' },
      ),
    );
    const discoveries = () =>
      context.asked.filter(({ path }) => path === '/apis/velero.io').length;
    await probeObjects(context, schedules);
    await probeObjects(context, schedules);
    expect(discoveries()).toBe(1);
    installed = false;
    expect(await probeObjects(context, schedules)).toMatchObject({
      state: 'absent',
    });
    await probeObjects(context, schedules);
    expect(discoveries()).toBe(2);
  });

  it('stops after a few pages and does not take them for all', async () => {
    const context = contextOf(
      served(() => ({
        status: 200,
        body: { items: [object('a')], metadata: { continue: 'more' } },
      })),
    );
    expect(await probeObjects(context, schedules)).toEqual({
      state: 'unknown',
      reason: 'too many: more than 2000 schedules are not read',
    });
    expect(context.asked).toHaveLength(2 + 4);
  });

  it.each<[string, ProbeTarget, Answers, object]>([
    [
      'a group that is not installed',
      schedules,
      () => ({ status: 404 }),
      {
        state: 'absent',
        reason: 'the cluster serves no schedules.velero.io',
      },
    ],
    [
      'a list that is forbidden',
      schedules,
      served(() => ({ status: 403 })),
      {
        state: 'unknown',
        reason:
          "forbidden; the portal's account needs the rule { apiGroups: ['velero.io'], resources: ['schedules'], verbs: ['list'] }",
      },
    ],
    [
      'an object that is there',
      settings,
      () => ({ status: 200, body: object('settings') }),
      { state: 'known', value: [{ metadata: { name: 'settings' } }] },
    ],
    [
      'an object that is not there',
      settings,
      () => ({ status: 404, body: { details: { name: 'settings' } } }),
      { state: 'known', value: [] },
    ],
    [
      'an object that is forbidden',
      settings,
      () => ({ status: 403 }),
      {
        state: 'unknown',
        reason: expect.stringContaining(
          "resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get']",
        ),
      },
    ],
    [
      'no answer',
      schedules,
      () => unreachable,
      { state: 'unknown', reason: 'Cluster east: no answer' },
    ],
    [
      'an answer that is no list',
      schedules,
      served(() => ({ status: 200, body: { kind: 'Status' } })),
      { state: 'unknown' },
    ],
  ])('of %s', async (_, target, answers, expected) => {
    expect(await probeObjects(contextOf(answers), target)).toMatchObject(
      expected,
    );
  });
});
