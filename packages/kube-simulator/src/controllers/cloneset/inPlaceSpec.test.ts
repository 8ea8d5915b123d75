import type { PodTemplate } from '../kinds/pod';
import { makePod } from '../__testUtils__/makePod';
import { inPlaceSpec, withMetadataPatch } from './inPlaceSpec';

const base: PodTemplate = {
  metadata: { labels: { app: 'web', old: 'x' }, annotations: { a: '1' } },
  spec: {
    containers: [
      { name: 'main', image: 'web:1' },
      {
        name: 'log-agent',
        image: 'log:1',
        resources: { requests: { cpu: 1 } },
      },
    ],
    initContainers: [{ name: 'init', image: 'init:1' }],
  },
};

const revision = (name: string, template: PodTemplate) => ({
  name,
  data: { spec: { template: { ...template, $patch: 'replace' as const } } },
});

const [main, agent] = base.spec.containers as [
  PodTemplate['spec']['containers'][0],
  PodTemplate['spec']['containers'][0],
];
const withContainers = (
  ...containers: PodTemplate['spec']['containers']
): PodTemplate => ({ ...base, spec: { ...base.spec, containers } });

describe('inPlaceSpec', () => {
  it.each<[string, PodTemplate, Record<string, string>]>([
    [
      'one image',
      withContainers({ ...main, image: 'web:2' }, agent),
      { main: 'web:2' },
    ],
    [
      'two images',
      withContainers({ ...main, image: 'web:2' }, { ...agent, image: 'log:2' }),
      { main: 'web:2', 'log-agent': 'log:2' },
    ],
    ['metadata only', { ...base, metadata: { labels: { app: 'web' } } }, {}],
  ])('allows %s', (_, template, containerImages) => {
    expect(
      inPlaceSpec(revision('web-1', base), revision('web-2', template)),
    ).toMatchObject({ revision: 'web-2', containerImages });
  });

  it.each<[string, PodTemplate]>([
    ['an added field', withContainers({ ...main, env: [] }, agent)],
    [
      'a changed resource',
      withContainers(main, { ...agent, resources: { requests: { cpu: 2 } } }),
    ],
    [
      'one container more',
      withContainers(main, agent, { name: 'third', image: 'x:1' }),
    ],
    ['one container less', withContainers(main)],
    ['another order of containers', withContainers(agent, main)],
    [
      'an init container',
      {
        ...base,
        spec: {
          ...base.spec,
          initContainers: [{ name: 'init', image: 'init:2' }],
        },
      },
    ],
  ])('needs a new pod for %s', (_, template) => {
    expect(
      inPlaceSpec(revision('web-1', base), revision('web-2', template)),
    ).toBeUndefined();
  });

  it('needs a new pod when the old revision is gone', () => {
    expect(inPlaceSpec(undefined, revision('web-2', base))).toBeUndefined();
  });

  it('merges changed metadata onto the pod and keeps what others put there', () => {
    const spec = inPlaceSpec(
      revision('web-1', base),
      revision('web-2', {
        ...base,
        metadata: {
          labels: { app: 'web', fresh: 'y' },
          annotations: { a: '2' },
        },
      }),
    );
    const pod = makePod('web-x', {
      labels: { old: 'x', theirs: 'kept' },
      annotations: { a: '1', b: 'kept' },
    });
    const { labels, annotations } = withMetadataPatch(pod, spec!).metadata;
    expect(labels).toEqual({ app: 'web', fresh: 'y', theirs: 'kept' });
    expect(annotations).toEqual({ a: '2', b: 'kept' });
  });
});
