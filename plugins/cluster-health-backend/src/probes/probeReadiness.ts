import type { Fact, Readiness } from '@pilotage/plugin-cluster-health-node';
import type { ProbeContext } from './askCluster';
import { askCluster } from './askCluster';

const path = '/readyz';

/** The `Date` header counts whole seconds, so on average it is half a second behind. */
const dateRoundingMs = 500;

/**
 * Asks the API server whether it is ready. What counts is the status; the parts are for people, their format is no
 * contract.
 */
export async function probeReadiness(
  context: ProbeContext,
): Promise<Fact<Readiness>> {
  const sentAt = context.now();
  return askCluster<Readiness>(
    context,
    { path, query: { verbose: true } },
    {
      read: { type: 'path', path },
      accepts: status => status >= 500,
      answer: async response => {
        const at = context.now();
        const date = Date.parse(response.header('date') ?? '');
        return {
          state: 'known',
          at,
          value: {
            status: response.status,
            parts: readinessParts(await response.text()),
            latencyMs: at - sentAt,
            clockSkewMs: Number.isNaN(date)
              ? 0
              : Math.round((sentAt + at) / 2 - (date + dateRoundingMs)),
          },
        };
      },
    },
  );
}

const partLine = /^\[([+-])\]\s*(\S+)/;

/** The lines `[+]etcd ok` and `[-]etcd failed: …` of the verbose answer. */
export function readinessParts(
  text: string,
): readonly { readonly name: string; readonly ok: boolean }[] {
  return text.split('\n').flatMap(line => {
    const [, sign, name] = partLine.exec(line) ?? [];
    return sign && name ? [{ name, ok: sign === '+' }] : [];
  });
}
