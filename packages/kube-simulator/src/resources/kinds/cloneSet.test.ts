import { cloneSet, testStore, workloadSpec } from '../../__testUtils__/objects';

const resource = 'clonesets.apps.kruise.io';
const here = { namespace: 'default', name: 'c' };

function message(write: () => unknown): string {
  try {
    write();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('CloneSet', () => {
  it.each([
    [
      {},
      { type: 'ReCreate', partition: 0, maxUnavailable: '20%', maxSurge: 0 },
    ],
    [
      { type: 'InPlaceIfPossible', maxUnavailable: 1 },
      {
        type: 'InPlaceIfPossible',
        partition: 0,
        maxUnavailable: 1,
        maxSurge: 0,
        inPlaceUpdateStrategy: {},
      },
    ],
  ])('fills the strategy %j', (updateStrategy, expected) => {
    const { store } = testStore();
    const created = store.create(
      resource,
      cloneSet('c', { ...workloadSpec(), replicas: undefined, updateStrategy }),
    );
    expect(created.spec).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 10,
    });
    expect((created.spec as Record<string, unknown>).updateStrategy).toEqual(
      expected,
    );
  });

  it.each([
    [
      { replicas: -1 },
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [{ selector: undefined }, 'spec.selector: Required value'],
    [
      { updateStrategy: { type: 'Never' } },
      "spec.updateStrategy.type: Invalid value: \"Never\": must be 'ReCreate', InPlaceIfPossible or 'InPlaceOnly'",
    ],
    [
      { updateStrategy: { maxUnavailable: 0 } },
      'maxUnavailable and maxSurge should not both be less than 1',
    ],
    [
      { updateStrategy: { type: 'InPlaceOnly', maxSurge: 1 } },
      'can not use maxSurge with strategy type InPlaceOnly',
    ],
    [
      { updateStrategy: { partition: 'half' } },
      'failed getValueFromIntOrPercent for partition',
    ],
  ])('refuses %j through the validating webhook', (spec, expected) => {
    const { store } = testStore();
    const refused = message(() =>
      store.create(resource, cloneSet('c', { ...workloadSpec(), ...spec })),
    );
    expect(refused).toContain(
      'admission webhook "vcloneset.kb.io" denied the request: ',
    );
    expect(refused).toContain(expected);
  });

  it('refuses a wrong type through the mutating webhook, naming the Go field', () => {
    const { store } = testStore();
    expect(
      message(() =>
        store.create(
          resource,
          cloneSet('c', { ...workloadSpec(), replicas: 'three' }),
        ),
      ),
    ).toBe(
      'admission webhook "mcloneset.kb.io" denied the request: json: cannot unmarshal string into Go struct field CloneSetSpec.spec.replicas of type int32',
    );
  });

  it('lets only images change under InPlaceOnly', () => {
    const { store } = testStore();
    store.create(
      resource,
      cloneSet('c', {
        ...workloadSpec(),
        updateStrategy: { type: 'InPlaceOnly' },
      }),
    );
    const change = (container: object) => () =>
      store.patch(resource, here, object => {
        const spec = structuredClone(object.spec) as ReturnType<
          typeof workloadSpec
        >;
        Object.assign(spec.template.spec.containers[0]!, container);
        return { ...object, spec };
      });
    expect(message(change({ command: ['sleep'] }))).toContain(
      'only allowed to update images in spec for InPlaceOnly, but found add /containers/0/command',
    );
    expect(message(change({ image: 'shop/api:2' }))).toBe('');
  });
});
