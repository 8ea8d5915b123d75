import type { FleetModel } from '@pilotage/fleet-node';
import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import { noEntities } from '../__testUtils__/noEntities';
import { pod } from '../drivers/__testUtils__/pods';
import { matched, sidecarSet } from '../drivers/__testUtils__/sidecarSets';
import { cloneSet } from '../drivers/__testUtils__/workloads';
import { cloneSetDriver, sidecarSetDriver } from '../drivers';
import { DriverInputs } from './DriverInputs';

const groups = [
  matched({ hash: 'new', pods: 4 }),
  matched({ hash: 'old', pods: 6 }),
  matched({ pods: 1, labels: { mesh: 'off' } }),
  matched({ hash: 'old', pods: 2, labels: { mesh: 'off' } }),
].map(({ group }) => group);

function inputs(
  driver: WorkloadDriver,
  workload = sidecarSet(),
  namespaces: readonly object[] = [],
) {
  const asked: number[][] = [];
  const model = {
    revisionsOf: () => [],
    podsOf: () => [pod({ name: 'of-the-workload' })],
    podGroups: () => groups,
    podsOfGroups: (_: string, ids: ReadonlySet<number>) => {
      asked.push([...ids]);
      return [pod({ name: 'of-a-group' })];
    },
    workloadOfOwner: () => undefined,
    objects: ({ kind }: { kind: string }) =>
      kind === 'Namespace' ? namespaces : [],
  } as unknown as FleetModel;
  const input = new DriverInputs({ entities: noEntities }).of({
    model,
    driver,
    workload,
    now: 1,
  });
  return { input, asked };
}

describe('DriverInputs', () => {
  it('gives a workload its own pods', () => {
    const { input } = inputs(cloneSetDriver, cloneSet());
    expect(input.pods.map(({ name }) => name)).toEqual(['of-the-workload']);
    expect(input.matched).toBeUndefined();
  });

  it('gives a SidecarSet the groups it selects or has marked', () => {
    const { input, asked } = inputs(sidecarSetDriver);
    expect(
      input.matched?.map(({ group, selected }) => [group.pods, selected]),
    ).toEqual([
      [4, true],
      [6, true],
      [2, false],
    ]);
    expect(input.pods).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('looks at pods one by one only where there is trouble', () => {
    const { input, asked } = inputs(
      sidecarSetDriver,
      sidecarSet({ status: { updatedReadyPods: 1 } }),
    );
    expect(asked).toEqual([[groups[0]?.id]]);
    expect(input.pods.map(({ name }) => name)).toEqual(['of-a-group']);
  });

  it.each([
    ['read', [{ metadata: { name: 'shop', labels: { team: 'web' } } }], 2],
    ['not read', [], 0],
  ])('selects by the labels of a namespace that is %s', (_, spaces, count) => {
    const workload = sidecarSet({
      spec: { namespaceSelector: { matchLabels: { team: 'web' } } },
    });
    const { input } = inputs(sidecarSetDriver, workload, spaces);
    expect(input.matched?.filter(({ selected }) => selected)).toHaveLength(
      count,
    );
  });
});
