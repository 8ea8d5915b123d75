import type { Fact } from '@pilotage/plugin-cluster-health-node';
import type { ProbeContext } from './askCluster';
import { askCluster, unknown } from './askCluster';

const path = '/version';

/** The version of the API server, for example `v1.34.2`. */
export async function probeVersion(
  context: ProbeContext,
): Promise<Fact<string>> {
  return askCluster<string>(
    context,
    { path },
    {
      read: { type: 'path', path },
      answer: async response => {
        const { gitVersion } = (await response.json()) as {
          gitVersion?: unknown;
        };
        return typeof gitVersion === 'string'
          ? { state: 'known', value: gitVersion, at: context.now() }
          : unknown('/version names no version');
      },
    },
  );
}
