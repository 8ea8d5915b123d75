import { podRecord } from './__testUtils__/podRecords';
import { ClusterStore } from './clusterStore';
import { FleetHub } from './fleetHub';
import type { PodObserver } from './podTypes';

class Hub extends FleetHub {
  /** Follows a cluster without any network. */
  follow(cluster: string): ClusterStore {
    const store = new ClusterStore({
      cluster,
      kinds: [],
      feed: this.feed,
      onDirty: () => {},
    });
    this.set(cluster, {
      status: {
        cluster: {
          name: cluster,
          title: '',
          authProvider: '',
          identity: 'server',
        },
        condition: { state: 'live', since: 0 },
        notInstalled: [],
        notReadable: [],
      },
      store,
      stop: async () => {},
    });
    return store;
  }
}

function setUp() {
  const errors: unknown[] = [];
  const hub = new Hub({ onError: error => errors.push(error) });
  const heard: string[] = [];
  const observer: PodObserver = {
    upsert: (cluster, { id, uid, containers }) =>
      heard.push(`${cluster} ${id} ${uid} ${containers[0]?.restarts}`),
    remove: (cluster, id) => heard.push(`${cluster} ${id} gone`),
    forget: cluster => heard.push(`${cluster} forgotten`),
  };
  return { hub, errors, heard, observer };
}

it('tells pods there are first, then each change, until it is ended', () => {
  const { hub, heard, observer } = setUp();
  const store = hub.follow('one');
  store.pods.upsert(podRecord({ uid: 'a' }));
  const end = hub.observePods(observer);
  store.pods.upsert(podRecord({ uid: 'a' }));
  store.pods.upsert(podRecord({ uid: 'a', ready: false }));
  hub.follow('two').pods.upsert(podRecord({ uid: 'b' }));
  store.pods.remove('a');
  hub.delete('two');
  end();
  store.pods.upsert(podRecord({ uid: 'c' }));
  expect(heard).toEqual([
    'one 0 a 0',
    'one 0 a 0',
    'two 0 b 0',
    'one 0 gone',
    'two forgotten',
  ]);
});

it('tells groups there are first, with all of their pods', () => {
  const { hub } = setUp();
  const store = hub.follow('one');
  for (const uid of ['a', 'b']) store.pods.upsert(podRecord({ uid }));
  const heard: [string, number, number][] = [];
  hub.observePodGroups(({ cluster, delta, group }) =>
    heard.push([cluster, group?.pods ?? 0, delta]),
  );
  store.pods.upsert(podRecord({ uid: 'c' }));
  hub.delete('one');
  expect(heard).toEqual([
    ['one', 2, 2],
    ['one', 3, 1],
    ['one', 0, -3],
  ]);
});

it('goes on when a listener fails', () => {
  const { hub, errors, heard, observer } = setUp();
  const failure = new Error('listener');
  const fail = () => {
    throw failure;
  };
  hub.observePods({ upsert: fail, remove: fail, forget: fail });
  hub.observePods(observer);
  hub.observePodGroups(fail);
  hub.follow('one').pods.upsert(podRecord({ uid: 'a' }));
  expect(heard).toHaveLength(1);
  expect(errors).toEqual([failure, failure]);
});

it('lists pods and groups of one cluster', () => {
  const { hub } = setUp();
  hub.follow('one').pods.upsert(podRecord({ uid: 'a' }));
  hub.follow('two').pods.upsert(podRecord({ uid: 'b' }));
  expect([...hub.pods('two')].map(({ uid }) => uid)).toEqual(['b']);
  const [group] = [...hub.podGroups('two')];
  expect(
    hub.podsOfGroups('two', new Set([group!.id])).map(({ uid }) => uid),
  ).toEqual(['b']);
  expect([...hub.pods('three'), ...hub.podGroups('three')]).toEqual([]);
});
