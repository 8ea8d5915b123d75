import { template } from '../__testUtils__/workloads';
import { templateChange } from './inPlace';

const two = { main: 'shop/checkout:1', agent: 'log/agent:1' };

describe('templateChange', () => {
  it.each([
    [
      'one image',
      template({ ...two, main: 'shop/checkout:2' }),
      { type: 'in-place', restarted: ['main'] },
    ],
    [
      'both images',
      template({ main: 'a:2', agent: 'b:2' }),
      { type: 'in-place', restarted: ['main', 'agent'] },
    ],
    [
      'labels only',
      template(two, {
        metadata: { labels: { app: 'checkout', version: '2' } },
      }),
      { type: 'in-place', restarted: [] },
    ],
    ['nothing', template(two), { type: 'same' }],
    [
      'empty fields a typed client writes',
      template(two, {
        metadata: { creationTimestamp: null, annotations: {} },
        spec: { securityContext: {} },
      }),
      { type: 'same' },
    ],
    [
      'one container more',
      template({ ...two, extra: 'x:1' }),
      { type: 'recreate', path: 'template.spec.containers[extra]' },
    ],
    [
      'a field of the pod',
      template(two, { spec: { hostNetwork: true } }),
      { type: 'recreate', path: 'template.spec.hostNetwork' },
    ],
    [
      'the order of the containers',
      template({ agent: two.agent, main: two.main }),
      { type: 'recreate', path: 'template.spec.containers[main].name' },
    ],
    [
      'an init container',
      template(two, {
        spec: { initContainers: [{ name: 'init', image: 'i:1' }] },
      }),
      { type: 'recreate', path: 'template.spec.initContainers' },
    ],
  ])('%s', (_, after, expected) => {
    expect(templateChange(template(two), after)).toEqual(expected);
  });

  it('replaces pods for the image of an init container', () => {
    const withInit = (image: string) =>
      template(two, { spec: { initContainers: [{ name: 'init', image }] } });
    expect(templateChange(withInit('i:1'), withInit('i:2'))).toEqual({
      type: 'recreate',
      path: 'template.spec.initContainers[init].image',
    });
  });

  it('replaces pods when a container had no image to replace', () => {
    const without = { metadata: {}, spec: { containers: [{ name: 'main' }] } };
    const change = templateChange(
      without,
      template({ main: 'a:1' }, { metadata: { labels: {} } }),
    );
    expect(change.type).toBe('recreate');
  });

  it('restarts a container whose environment reads a changed label', () => {
    const reading = (version: string) => ({
      metadata: { labels: { version } },
      spec: {
        containers: [
          {
            name: 'main',
            image: 'a:1',
            env: [
              {
                name: 'V',
                valueFrom: {
                  fieldRef: { fieldPath: "metadata.labels['version']" },
                },
              },
            ],
          },
          { name: 'agent', image: 'b:1' },
        ],
      },
    });
    expect(templateChange(reading('1'), reading('2'))).toEqual({
      type: 'in-place',
      restarted: ['main'],
    });
  });
});
