import type { ClusterConnection } from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';
import type { ApplicationRef } from '@pilotage/plugin-rollout-common';
import type {
  ApplicationGuards,
  MatchedPods,
} from '@pilotage/plugin-rollout-node';
import { askCluster } from '../cluster/clusterAnswer';
import type { JsonRecord } from '../drivers/shared/json';
import { asArray, asRecord, asString, isRecord } from '../drivers/shared/json';
import type { GuardedWorkload } from './guardedWorkload';
import type { GuardKind } from './guardKinds';
import { guardKinds } from './guardKinds';
import type { GuardReading } from './readGuards';

/** More budgets than clusters have; bounds what one forecast reads. */
const maxObjects = 5_000;

/** Pods of one application, and what guards know them by. */
export interface GuardedApplication {
  readonly application: ApplicationRef;
  readonly guarded: GuardedWorkload;
}

/** What is known of the guards of the applications that a change reaches. */
export interface ApplicationGuardReading {
  readonly applications: readonly ApplicationGuards[];
  readonly unread: GuardReading['unread'];
}

/** The applications of matched pods, one entry for each set of labels. To be called before anything is awaited. */
export function guardedApplications(
  matched: readonly MatchedPods[],
): readonly GuardedApplication[] {
  const seen = new Map<string, GuardedApplication>();
  for (const { group, application, workload } of matched) {
    const { namespace, name } = application;
    const key = JSON.stringify([namespace, name, workload?.kind, group.labels]);
    if (seen.has(key)) continue;
    seen.set(key, {
      application,
      guarded: {
        group: workload?.group ?? '',
        kind: workload?.kind ?? '',
        name,
        podLabels: group.labels,
      },
    });
  }
  return [...seen.values()];
}

/**
 * Reads the budgets of all namespaces at once, so that a change that reaches hundreds of applications asks the cluster as
 * often as one that reaches one. Failures are part of the answer, as for one workload.
 */
export async function readApplicationGuards(options: {
  readonly connection: ClusterConnection;
  readonly applications: readonly GuardedApplication[];
  readonly timeoutMs: number;
}): Promise<ApplicationGuardReading> {
  const { connection, applications, timeoutMs } = options;
  // An autoscaler changes how many pods there are, and nothing about their sidecars.
  const kinds = guardKinds.filter(({ group }) => group !== 'autoscaling');
  const lists = await Promise.all(
    kinds.map(async kind => {
      const answer = await askCluster(connection, {
        method: 'GET',
        path: resourcePath({ type: kind }),
        query: { limit: maxObjects },
        timeoutMs,
      });
      if (answer.type === 'unknown') return unread(kind, answer.reason);
      if (answer.type === 'refused') {
        return answer.status === 404
          ? { kind, objects: [], unread: [] }
          : unread(kind, answer.message);
      }
      return listed(kind, answer.body);
    }),
  );
  return {
    applications: applications.map(({ application, guarded }) => ({
      application,
      guards: lists.flatMap(({ kind, objects }) =>
        objects
          .filter(object => namespaceOf(object) === application.namespace)
          .map(object => kind.read(object, guarded))
          .filter(guard => guard !== undefined),
      ),
    })),
    unread: lists.flatMap(list => list.unread),
  };
}

interface GuardList {
  readonly kind: GuardKind;
  readonly objects: readonly JsonRecord[];
  readonly unread: GuardReading['unread'];
}

function listed(kind: GuardKind, body: unknown): GuardList {
  const list = asRecord(body);
  if (!Array.isArray(list.items)) {
    return unread(kind, 'The cluster answered with something else');
  }
  const more = asString(asRecord(list.metadata).continue) !== '';
  return {
    kind,
    objects: asArray(list.items).filter(isRecord),
    unread: more
      ? unread(kind, `The cluster has more than ${maxObjects}`).unread
      : [],
  };
}

function unread(kind: GuardKind, reason: string): GuardList {
  return { kind, objects: [], unread: [{ kind: kind.kind, reason }] };
}

function namespaceOf(object: JsonRecord): string {
  return asString(asRecord(object.metadata).namespace);
}
