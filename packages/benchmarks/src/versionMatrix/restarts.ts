import type { PodRecord } from '../../../fleet-node/src/model/podRecord';

const versions = 8;

/**
 * What a cluster tells while a sidecar is upgraded in place: each pod first wants its next version, then runs it.
 *
 * @param round - even: wants; odd: runs.
 */
export function restarted(pod: PodRecord, round: number): PodRecord {
  return {
    ...pod,
    containers: pod.containers.map(container => {
      if (container.name !== 'proxy') return container;
      const [, repository = '', minor = ''] =
        /^(.*:)\d+\.(\d+)\.0$/.exec(container.image) ?? [];
      const next = (Number(minor) + Math.floor(round / 2) + 1) % versions;
      return {
        ...container,
        image: `${repository}1.${next}.0`,
        changing: round % 2 === 0,
      };
    }),
  };
}
