import { mockServices } from '@backstage/backend-test-utils';
import { readClustersConfig } from './readConfig';

const read = (pilotageClusters?: object) =>
  readClustersConfig(
    mockServices.rootConfig({
      data: pilotageClusters
        ? { catalog: { providers: { pilotageClusters } } }
        : {},
    }),
  );

describe('readClustersConfig', () => {
  it('wants nothing when it is not configured', () => {
    expect(read()).toBeUndefined();
  });

  it('completes the owner and fills in the rest', () => {
    expect(read({ owner: 'team-platform' })).toMatchObject({
      owner: 'group:default/team-platform',
      namespace: 'default',
      schedule: { frequency: { minutes: 1 } },
    });
  });

  it('takes a schedule of the reader', () => {
    expect(
      read({
        owner: 'g',
        schedule: { frequency: { hours: 2 }, timeout: { minutes: 3 } },
      })?.schedule,
    ).toMatchObject({ frequency: { hours: 2 }, timeout: { minutes: 3 } });
  });

  it('names the key of an owner that is none', () => {
    expect(() => read({ owner: 'group:' })).toThrow(
      'catalog.providers.pilotageClusters.owner must be an entity ref',
    );
  });
});
