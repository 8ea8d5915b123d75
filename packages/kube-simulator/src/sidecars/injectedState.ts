import { selects } from '../apimachinery/labelSelector';
import type { Pod } from '../controllers/kinds/pod';
import type {
  InjectRevision,
  SidecarRevision,
  SidecarSet,
} from '../controllers/kinds/sidecarSet';
import type { ClusterReader } from '../store/Admission';
import { kruiseNamespace, marks } from './marks';

/**
 * The state of a SidecarSet a new pod gets: the newest, whatever partition and pause say of the update, unless
 * `injectionStrategy.revision` pins another one. Policy Partial pins only what the update leaves alone: pods
 * outside its selector and, by chance, the share its percentage partition keeps.
 *
 * @param chance - in [0, 1)
 */
export function stateToInject(
  set: SidecarSet,
  pod: Pod,
  { cluster, chance }: { cluster: ClusterReader; chance: () => number },
): SidecarSet {
  const { injectionStrategy, updateStrategy = {} } = set.spec;
  const pinned = injectionStrategy?.revision;
  if (!pinned) return set;
  const old = restore(set, pinned, cluster);
  if (updateStrategy.paused || pinned.policy !== 'Partial') return old;
  const { selector, partition } = updateStrategy;
  if (selector && !selects(selector, pod.metadata.labels)) return old;
  const share = /^(\d+)%$/.exec(String(partition))?.[1];
  return share !== undefined && chance() <= Number(share) / 100 ? old : set;
}

/** The revision a pin names; by custom version, the newest of them. */
export function pinnedRevision(
  set: SidecarSet,
  pinned: InjectRevision,
  cluster: ClusterReader,
): SidecarRevision | undefined {
  if (pinned.revisionName !== undefined) {
    return cluster.get<SidecarRevision>('controllerrevisions.apps', {
      namespace: kruiseNamespace,
      name: pinned.revisionName,
    });
  }
  return cluster
    .list<SidecarRevision>('controllerrevisions.apps', {
      namespace: kruiseNamespace,
    })
    .filter(
      ({ metadata: { labels = {} } }) =>
        labels[marks.revisionOf] === set.metadata.name &&
        labels[marks.customVersion] === pinned.customVersion,
    )
    .sort((a, b) => a.revision - b.revision)
    .at(-1);
}

/** The SidecarSet as it was at a revision; as it is when that revision is gone. */
function restore(
  set: SidecarSet,
  pinned: InjectRevision,
  cluster: ClusterReader,
): SidecarSet {
  const revision = pinnedRevision(set, pinned, cluster);
  if (!revision) return set;
  const { containers, initContainers, volumes, imagePullSecrets } =
    revision.data.spec;
  const annotations = revision.metadata.annotations ?? {};
  return {
    ...set,
    metadata: {
      ...set.metadata,
      annotations: {
        ...set.metadata.annotations,
        [marks.hash]: annotations[marks.hash] ?? '',
        [marks.hashWithoutImage]: annotations[marks.hashWithoutImage] ?? '',
      },
    },
    spec: {
      ...set.spec,
      containers: containers ?? undefined,
      initContainers: initContainers ?? undefined,
      volumes: volumes ?? undefined,
      imagePullSecrets: imagePullSecrets ?? undefined,
    },
    status: { ...set.status, latestRevision: revision.metadata.name },
  };
}
