import { inPlaceStart } from './inPlaceStart';

const began = '2026-01-02T03:04:05Z';

it.each<[string, string | undefined, number]>([
  ['no annotation', undefined, 0],
  [
    'the state of a running update',
    JSON.stringify({
      revision: 'web-6d4',
      updateTimestamp: began,
      lastContainerStatuses: { web: { imageID: 'sha256:1' } },
      containerBatchesRecord: [
        { timestamp: '2026-01-02T03:04:09Z', containers: ['web'] },
      ],
    }),
    Date.parse(began),
  ],
  ['no time', '{"revision":"web-6d4","updateTimestamp":null}', 0],
  ['a time that is none', '{"updateTimestamp":"yesterday"}', 0],
  ['a number', '{"updateTimestamp":1}', 0],
  ['null', 'null', 0],
  ['broken JSON', '{"updateTimestamp":"2026', 0],
])('%s', (_, state, expected) => {
  expect(inPlaceStart(state)).toBe(expected);
});
