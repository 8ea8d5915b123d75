import { idsBeforeUpdate, isChanging } from './imageChange';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

it.each<[string, string, string, boolean]>([
  ['the same', 'shop/web:1', 'shop/web:1', false],
  ['completed by Docker', 'nginx:1', 'docker.io/library/nginx:1', false],
  ['completed with an owner', 'shop/web:1', 'docker.io/shop/web:1', false],
  ['of the old index', 'index.docker.io/shop/web:1', 'shop/web:1', false],
  ['completed by latest', 'shop/web', 'docker.io/shop/web:latest', false],
  ['a registry with a port', 'r:5000/web', 'r:5000/web:latest', false],
  ['another tag', 'shop/web:2', 'docker.io/shop/web:1', true],
  ['another tag on a port', 'r:5000/web:2', 'r:5000/web:1', true],
  ['another digest', `web@${digest('1')}`, `web@${digest('2')}`, true],
  ['the bare image ID', 'shop/web:2', digest('1'), false],
  ['a mirror', 'shop/web:2', 'mirror.example.com/shop/web:1', false],
  ['a tag for a digest', `web@${digest('1')}`, 'web:1', false],
  ['a digest for a tag', 'web:1', `web@${digest('1')}`, false],
  ['not reported yet', 'shop/web:2', '', false],
  ['not asked for', '', 'shop/web:1', false],
])('running image is %s: %s and %s', (_, wanted, running, expected) => {
  expect(
    isChanging({ wanted, running, runningId: 'x', idBefore: undefined }),
  ).toBe(expected);
});

it('knows a wanted digest by the image ID', () => {
  expect(
    isChanging({
      wanted: `shop/web:2@${digest('1')}`,
      running: 'docker.io/shop/web:1',
      runningId: `docker.io/shop/web@${digest('1')}`,
      idBefore: undefined,
    }),
  ).toBe(false);
});

it.each([
  ['the image ID is the recorded one', 'id-1', 'id-1', true],
  ['the image ID moved on', 'id-1', 'id-2', false],
])('with a recorded image ID, %s', (_, idBefore, runningId, expected) => {
  expect(
    isChanging({
      wanted: 'shop/web:2',
      // Another name for it, as runtimes report when one digest has two tags.
      running: 'shop/web:1',
      runningId,
      idBefore,
    }),
  ).toBe(expected);
});

it('reads image IDs of the workload and of every SidecarSet', () => {
  const state = (name: string, imageID: string) => ({
    revision: 'r',
    updateTimestamp: '2026-01-02T03:04:05Z',
    lastContainerStatuses: { [name]: { imageID } },
  });
  expect([
    ...idsBeforeUpdate({
      'apps.kruise.io/inplace-update-state': JSON.stringify(state('web', 'a')),
      'kruise.io/sidecarset-inplace-update-state': JSON.stringify({
        mesh: state('proxy', 'b'),
        logs: state('agent', 'c'),
        broken: 7,
      }),
    }),
  ]).toEqual([
    ['web', 'a'],
    ['proxy', 'b'],
    ['agent', 'c'],
  ]);
});

it.each([
  '{',
  '[]',
  'null',
  '{"lastContainerStatuses":4}',
  '{"lastContainerStatuses":{"web":null}}',
  '{"mesh":{"lastContainerStatuses":{"web":{"imageID":4}}}}',
])('reads nothing from %s', text => {
  expect([
    ...idsBeforeUpdate({
      'apps.kruise.io/inplace-update-state': text,
      'kruise.io/sidecarset-inplace-update-state': text,
    }),
  ]).toEqual([]);
});
