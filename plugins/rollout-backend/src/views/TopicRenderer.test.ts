import { mockServices } from '@backstage/backend-test-utils';
import { noEntities } from '../__testUtils__/noEntities';
import { createCloneSet, startFleet } from '../__testUtils__/startFleet';
import { DriverRegistry } from '../cluster/DriverRegistry';
import { cloneSetDriver } from '../drivers';
import { DriverInputs } from '../inputs/DriverInputs';
import { PodEncoder } from './PodEncoder';
import { TopicRenderer } from './TopicRenderer';
import { VerdictMemory } from './VerdictMemory';

describe('TopicRenderer', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  const query = { cluster: 'east', namespace: 'shop' };

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'good', replicas: 1 });
    createCloneSet(fleet.simulator, { name: 'odd', replicas: 1 });
    const { model } = fleet.fleet;
    await new Promise<void>(resolve => {
      const check = () => {
        if (model.workloads(query).length === 2) resolve();
      };
      model.subscribe(check);
      check();
    });
  });
  afterAll(async () => {
    await fleet?.stop();
  });

  it('shows the other workloads when a driver fails on one', () => {
    const drivers = new DriverRegistry();
    drivers.addDriver({
      ...cloneSetDriver,
      observe(input) {
        if (input.workload.ref.name === 'odd') throw new Error('too odd');
        return cloneSetDriver.observe(input);
      },
    });
    const logger = mockServices.logger.mock();
    const view = new TopicRenderer({
      model: fleet.fleet.model,
      drivers,
      inputs: new DriverInputs({ entities: noEntities }),
      moves: { of: () => [] },
      gates: { markOf: () => undefined },
      writes: { enabled: true },
      verdicts: new VerdictMemory(),
      logger,
    }).render({
      entityRef: 'component:default/shop',
      targets: {
        queries: [query],
        lookup: {
          labelSelector: '',
          clusters: ['east'],
          serviceLocator: 'multiTenant',
          annotations: [],
        },
      },
      encoder: new PodEncoder(),
      activity: () => [],
      reuse: () => undefined,
      now: Date.now(),
    });
    expect(
      [...view.sections].map(([key, { section }]) => [key, section.type]),
    ).toEqual(
      expect.arrayContaining([
        ['east/apps.kruise.io/CloneSet/shop/good', 'workload'],
        ['east/apps.kruise.io/CloneSet/shop/odd', 'unreadable'],
      ]),
    );
    expect(
      view.sections.get('east/apps.kruise.io/CloneSet/shop/odd')?.section,
    ).toMatchObject({ reason: 'too odd', ref: { name: 'odd' } });
    expect(logger.error).toHaveBeenCalledWith(
      'east/apps.kruise.io/CloneSet/shop/odd could not be drawn',
      expect.objectContaining({ message: 'too odd' }),
    );
  });
});
