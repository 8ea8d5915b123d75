import { runningContainers } from '../shared/podTemplate';
import type { AudienceMember } from './audience';
import type { Intended } from './intent';

/** Containers of which some pod that waits has another image than the goal. A hot upgrade has two, named `-1` and `-2`. */
export function restartedContainers(
  { contents }: Pick<Intended, 'contents'>,
  members: readonly AudienceMember[],
): readonly string[] {
  const waiting = members.filter(({ standing }) => standing === 'waiting');
  return runningContainers(contents)
    .filter(({ kind }) => kind === 'container')
    .filter(({ name, image }) =>
      waiting.some(({ group }) => {
        const working = group.sidecars?.working[name] ?? name;
        const running = group.containers.find(
          container => container.name === working,
        );
        return running !== undefined && running.image !== image;
      }),
    )
    .map(({ name }) => name);
}
