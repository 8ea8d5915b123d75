import type { KubeObject } from '@pilotage/fleet-node';
import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { ageOf } from '../shared/clusterTime';
import { emptyWhenAbsent, judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isControlPlane } from '../shared/nodes';
import { longestPeriod } from '../shared/period';
import { day, duration, nameOf } from '../shared/text';
import { above, failInProduction } from '../shared/verdicts';

/** Nothing in Kubernetes says what a CronJob is for; everybody who makes one for this names it so. */
const snapshotName = /etcd.*(?:backup|snapshot)|(?:backup|snapshot).*etcd/i;

interface Snapshots {
  readonly source: string;
  /** Newest success, as Kubernetes writes it. */
  readonly last: string | undefined;
  readonly periodMs: number;
}

export const etcdSnapshot: ClusterCheck = {
  id: 'etcd-snapshot',
  pillar: 'backup',
  title: 'etcd is snapshotted',
  why: 'When the control plane loses its majority, a snapshot is the only way back to the cluster as it was.',
  limits:
    'newest snapshot, by a CronJob named after etcd or an ETCDSnapshotFile; passes: up to 1.5 periods old; warns: up to 3, or none outside production; fails: older, or none in production; not applicable: the control plane is somebody else’s',
  suggestion:
    'Run etcdctl snapshot save daily on the control plane nodes (a CronJob named etcd-backup), and copy it off the machine.',
  hard: false,
  cost: 'C2',
  reads: [kinds.node, kinds.cronJob, kinds.etcdSnapshotFile],
  evaluate: facts =>
    judge(
      {
        nodes: facts.nodes,
        jobs: facts.objects(kinds.cronJob),
        files: emptyWhenAbsent(
          facts.objects(kinds.etcdSnapshotFile),
          facts.now,
        ),
      },
      ({ nodes, jobs, files }) => {
        if (!nodes.value.some(isControlPlane)) {
          return notApplicable('No control plane node is ours to snapshot');
        }
        const found = [
          ...jobs.value.flatMap(fromJob),
          ...fromFiles(files.value),
        ];
        const ages = found
          .map(snapshots => ({
            ...snapshots,
            age: ageOf(facts, snapshots.last, jobs.at) ?? Infinity,
          }))
          .sort((a, b) => a.age - b.age);
        const [best] = ages;
        return best ? judged(best, jobs.at) : none(facts, jobs.at);
      },
    ),
};

function fromJob({ metadata, spec, status }: KubeObject): Snapshots[] {
  if (!snapshotName.test(nameOf(metadata))) return [];
  const { schedule = '', suspend } = (spec ?? {}) as {
    readonly schedule?: string;
    readonly suspend?: boolean;
  };
  const { lastSuccessfulTime } = (status ?? {}) as {
    readonly lastSuccessfulTime?: string;
  };
  return [
    {
      source: `CronJob ${nameOf(metadata)} status.lastSuccessfulTime${
        suspend ? ' (suspended)' : ''
      }`,
      last: lastSuccessfulTime,
      periodMs: longestPeriod(schedule) || day,
    },
  ];
}

/** Files of k3s and RKE2 do not say how often they should come; daily is expected. */
function fromFiles(files: readonly KubeObject[]): Snapshots[] {
  const times = files
    .map(
      ({ status }) =>
        (status as { readonly creationTime?: string } | undefined)
          ?.creationTime,
    )
    .filter(time => time !== undefined)
    .sort();
  return times.length
    ? [{ source: 'ETCDSnapshotFiles', last: times.at(-1), periodMs: day }]
    : [];
}

function judged(
  { source, last, age, periodMs }: Snapshots & { readonly age: number },
  at: number,
) {
  return {
    verdict: above(age / periodMs, { warn: 1.5, fail: 3 }),
    summary:
      age === Infinity
        ? `Never succeeded; period ${duration(periodMs)}`
        : `Newest is ${duration(age)} old, period ${duration(periodMs)}`,
    evidence: [{ source, value: last ?? 'not set', at }],
  };
}

function none(facts: ClusterFacts, at: number) {
  return {
    verdict: failInProduction(facts),
    summary: 'No snapshot of etcd can be seen; one a day should be',
    evidence: [
      { source: 'CronJobs and ETCDSnapshotFiles', value: 'none for etcd', at },
    ],
  };
}
