import {
  podColumn,
  podFlags,
  podStates,
  stringifyWorkloadRef,
} from '@pilotage/fleet-common';
import type {
  OperationRecord,
  OperationRequest,
  RolloutFrame,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import {
  ok,
  RecordedBackend,
  recordedAnswer,
} from '../src/__testUtils__/RecordedBackend';
import {
  checkoutRef,
  Dictionary,
  recordCluster,
  recordedAt,
  recordPage,
  recordPods,
  recordSnapshot,
  recordWorkload,
} from '../src/__testUtils__/recording';

type Snapshot = Extract<RolloutFrame, { type: 'snapshot' }>;

/** What the harness shows: `?case=page`, `empty`, `large` (3,000 pods, 300 changes a second), `readonly`. */
function snapshotFor(name: string): Snapshot {
  switch (name) {
    case 'empty':
      return recordSnapshot({
        sections: ['prod-eu', 'test-1'].map(cluster => ({
          section: {
            type: 'cluster',
            state: 'none-found',
            cluster: recordCluster(cluster),
          },
        })),
      });
    case 'readonly':
      return {
        ...recordPage(),
        topic: {
          ...recordPage().topic,
          writes: {
            enabled: false,
            reason: 'Writes are off: rollout.writes.enabled is not set.',
          },
        },
      };
    case 'large':
      return largePage();
    default:
      return recordPage();
  }
}

function largePage(): Snapshot {
  const dictionary = new Dictionary();
  return recordSnapshot({
    dictionary,
    sections: [
      {
        section: recordWorkload(recordCluster('prod-eu')),
        pods: recordPods(dictionary, {
          total: 3_000,
          updated: 900,
          failing: [10, 400, 800],
        }),
      },
    ],
  });
}

/** Moves every time of a recording, so that it looks as if it had just happened. */
function asOfNow(snapshot: Snapshot): Snapshot {
  const shift = Date.now() - recordedAt;
  const moved = JSON.parse(JSON.stringify(snapshot), (_, value) =>
    typeof value === 'number' &&
    value > recordedAt - 1e10 &&
    value < recordedAt + 1e10
      ? value + shift
      : value,
  ) as Snapshot;
  return moved;
}

/** A backend that plays its part: heartbeats, changes, operations that are confirmed a moment later. */
export function createDemoBackend(): RecordedBackend {
  const name =
    new URLSearchParams(window.location.search).get('case') ?? 'page';
  let state = asOfNow(snapshotFor(name));
  let activity: readonly OperationRecord[] | undefined;
  const backend = new RecordedBackend(() => state);
  const key = stringifyWorkloadRef(checkoutRef('prod-eu'));

  const sendDelta = (
    delta: Omit<
      Extract<RolloutFrame, { type: 'delta' }>,
      'type' | 'seq' | 'at'
    >,
  ) => {
    state = { ...state, seq: state.seq + 1 };
    backend.send({ type: 'delta', seq: state.seq, at: Date.now(), ...delta });
  };
  const record = (operation: OperationRecord) => {
    const found = state.sections.find(each => each.key === key);
    if (found?.section.type !== 'workload') return;
    const others = (activity ?? found.section.activity).filter(
      ({ id }) => id !== operation.id,
    );
    activity = [operation, ...others];
    const section: WorkloadSection = { ...found.section, activity };
    sendDelta({ sections: [{ key, section }] });
  };

  backend.onOperation = async (request: OperationRequest) => {
    await new Promise(resolve => setTimeout(resolve, 400));
    const answer = recordedAnswer(request);
    record(answer.operation);
    setTimeout(
      () =>
        record({
          ...answer.operation,
          outcome: { state: 'confirmed', at: Date.now() },
        }),
      2_500,
    );
    return ok(answer, 202);
  };

  setInterval(
    () => backend.send({ type: 'heartbeat', seq: state.seq, at: Date.now() }),
    5_000,
  );
  if (name === 'large')
    setInterval(() => sendDelta(changeSome(state, key)), 100);
  return backend;
}

let turn = 0;

/** Thirty pods that get the update revision, or lose it. */
function changeSome(state: Snapshot, key: string) {
  const pods = state.sections.find(each => each.key === key)?.pods ?? [];
  const upserts = Array.from({ length: 30 }, () => {
    turn = (turn + 7) % pods.length;
    const pod = [...(pods[turn] ?? [])];
    const flags = pod[podColumn.flags] ?? 0;
    pod[podColumn.flags] = flags ? 0 : podFlags.updated + podFlags.inPlace;
    pod[podColumn.state] = podStates.indexOf(
      turn % 2 ? 'updating' : 'available',
    );
    return pod;
  });
  return { sections: [{ key, upserts }] };
}
