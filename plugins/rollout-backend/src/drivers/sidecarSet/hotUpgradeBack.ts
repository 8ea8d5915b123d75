import { runningContainers } from '../shared/podTemplate';
import type { AudienceMember } from './audience';
import { isHotUpgrade } from './audience';
import type { Intended } from './intent';
import { markOf } from './matches';
import type { SidecarSet } from './readSidecarSet';

/**
 * Containers that would go back to the image their unfinished hot upgrade came from, and in how many pods. Such a pod runs
 * the wanted image in its idle container already, so the controller counts it as updated and changes nothing: it stays
 * unready until another image, or a recreate, comes.
 */
export function hotUpgradeBack(
  sidecarSet: SidecarSet,
  { contents }: Pick<Intended, 'contents'>,
  members: readonly AudienceMember[],
): { readonly containers: readonly string[]; readonly pods: number } {
  const before = new Map(
    runningContainers(sidecarSet.contents).map(({ name, image }) => [
      name,
      image,
    ]),
  );
  const back = runningContainers(contents).filter(
    ({ name, image, raw }) => isHotUpgrade(raw) && before.get(name) !== image,
  );
  const containers = new Set<string>();
  let pods = 0;
  for (const { group } of members) {
    if (markOf(group, sidecarSet.name)?.hash !== sidecarSet.hash) continue;
    const unfinished = back.filter(({ name, image }) => {
      const pair = group.containers
        .filter(container => /^-[12]$/.test(container.name.slice(name.length)))
        .filter(container => container.name.startsWith(name))
        .map(container => container.image);
      return pair.includes(image) && pair.includes(before.get(name) ?? '');
    });
    if (unfinished.length === 0) continue;
    pods += group.pods;
    for (const { name } of unfinished) containers.add(name);
  }
  return { containers: [...containers], pods };
}
