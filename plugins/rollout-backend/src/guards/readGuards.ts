import type { ClusterConnection, Workload } from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';
import type { Guard } from '@pilotage/plugin-rollout-node';
import { askCluster } from '../cluster/clusterAnswer';
import { asArray, asRecord, asString, isRecord } from '../drivers/shared/json';
import type { GuardedWorkload } from './guardedWorkload';
import { guardedWorkload } from './guardedWorkload';
import type { GuardKind } from './guardKinds';
import { guardKinds } from './guardKinds';

/** More guards of one kind than any namespace has; bounds what one forecast reads. */
const maxObjects = 500;

/** What is known of the guards of a workload. */
export interface GuardReading {
  readonly guards: readonly Guard[];
  /** Kinds that could not be read, and why. */
  readonly unread: readonly {
    readonly kind: string;
    readonly reason: string;
  }[];
}

/**
 * Reads the guards in a workload's namespace, all kinds at once. A kind the cluster does not serve guards nothing; any
 * other failure is part of the answer, since a forecast without its guards is still worth having.
 */
export async function readGuards(options: {
  readonly connection: ClusterConnection;
  readonly workload: Workload;
  readonly timeoutMs: number;
}): Promise<GuardReading> {
  const { workload } = options;
  const known = guardedWorkload(workload);
  const readings = await Promise.all(
    guardKinds.map(async kind => {
      const answer = await askCluster(options.connection, {
        method: 'GET',
        path: resourcePath({ type: kind, namespace: workload.ref.namespace }),
        query: { limit: maxObjects },
        timeoutMs: options.timeoutMs,
      });
      if (answer.type === 'done') return guardsIn(answer.body, kind, known);
      if (answer.type === 'unknown') return unread(kind, answer.reason);
      return answer.status === 404
        ? { guards: [], unread: [] }
        : unread(kind, answer.message);
    }),
  );
  return {
    guards: readings.flatMap(({ guards }) => guards),
    unread: readings.flatMap(reading => reading.unread),
  };
}

function guardsIn(
  body: unknown,
  kind: GuardKind,
  workload: GuardedWorkload,
): GuardReading {
  const list = asRecord(body);
  if (!Array.isArray(list.items)) {
    return unread(kind, 'The cluster answered with something else');
  }
  const guards = asArray(list.items)
    .filter(isRecord)
    .map(object => kind.read(object, workload))
    .filter(guard => guard !== undefined);
  const more = asString(asRecord(list.metadata).continue) !== '';
  return {
    guards,
    unread: more
      ? unread(kind, `The namespace has more than ${maxObjects}`).unread
      : [],
  };
}

function unread({ kind }: GuardKind, reason: string): GuardReading {
  return { guards: [], unread: [{ kind, reason }] };
}
