import type { Container } from '../controllers/kinds/pod';
import type { SidecarContainer } from '../controllers/kinds/sidecarSet';

/** A container of the same name is replaced where it is; others go before or after those of the pod. */
export function mergeContainers(
  own: readonly Container[],
  sidecars: readonly SidecarContainer[],
): readonly Container[] {
  const byName = new Map(sidecars.map(sidecar => [sidecar.name, sidecar]));
  const taken = new Set(own.map(({ name }) => name));
  const added = sidecars.filter(({ name }) => !taken.has(name));
  const goesBefore = ({ podInjectPolicy }: SidecarContainer) =>
    podInjectPolicy === 'BeforeAppContainer';
  return [
    ...added.filter(goesBefore).map(plain),
    ...own.map(container => {
      const sidecar = byName.get(container.name);
      return sidecar ? plain(sidecar) : container;
    }),
    ...added.filter(sidecar => !goesBefore(sidecar)).map(plain),
  ];
}

/** Without what only a SidecarSet says of a container. */
function plain({
  podInjectPolicy: _policy,
  upgradeStrategy: _upgrade,
  shareVolumePolicy: _share,
  transferEnv: _env,
  ...container
}: SidecarContainer): Container {
  return container as Container;
}
