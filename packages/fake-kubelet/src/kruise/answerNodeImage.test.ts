import { answerNodeImage, type NodeImage } from './answerNodeImage';

const now = Date.UTC(2026, 0, 1);
const nodeImage = (status?: NodeImage['status']): NodeImage => ({
  metadata: { name: 'node-1', uid: 'u', resourceVersion: '1' },
  spec: {
    images: {
      'shop/api': {
        tags: [
          { tag: '2', version: 1 },
          { tag: 'bad', version: 0 },
        ],
      },
      'mesh/proxy': { tags: [{ tag: '1', version: 3 }] },
    },
  },
  status,
});
const answer = (object: NodeImage) =>
  answerNodeImage(object, { now, canPull: image => !image.endsWith(':bad') });

it('answers every tag with the version of the question', () => {
  const status = answer(nodeImage());
  expect(status).toMatchObject({
    desired: 3,
    succeeded: 2,
    failed: 1,
    pulling: 0,
  });
  expect(status?.imageStatuses['shop/api']?.tags).toEqual([
    {
      tag: '2',
      version: 1,
      phase: 'Succeeded',
      progress: 100,
      imageID: expect.stringMatching(/^shop\/api@sha256:/),
      startTime: '2026-01-01T00:00:00Z',
      completionTime: '2026-01-01T00:00:00Z',
    },
    expect.objectContaining({
      tag: 'bad',
      phase: 'Failed',
      message: 'failed to pull shop/api:bad: not found',
    }),
  ]);
});

it('has nothing to say when everything is answered', () => {
  expect(answer(nodeImage(answer(nodeImage())))).toBeUndefined();
  expect(answer({ ...nodeImage(), spec: {} })).toBeUndefined();
});

it('keeps answers given and gives those that are missing', () => {
  const before = answer(nodeImage());
  const asked = nodeImage(before);
  const again = answer({
    ...asked,
    spec: {
      images: {
        'shop/api': { tags: [{ tag: '2', version: 2 }] },
        'mesh/proxy': { tags: [{ tag: '1', version: 3 }] },
      },
    },
  });
  expect(again?.imageStatuses['mesh/proxy']).toEqual(
    before?.imageStatuses['mesh/proxy'],
  );
  expect(again?.imageStatuses['shop/api']?.tags).toMatchObject([
    { tag: '2', version: 2 },
  ]);
});
