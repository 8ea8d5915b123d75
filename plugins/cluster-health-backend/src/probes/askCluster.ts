import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
  ResourceType,
} from '@pilotage/fleet-node';
import type { Fact } from '@pilotage/plugin-cluster-health-node';
import type { RefusedRead } from './missingRule';
import { missingRule } from './missingRule';

/** What every probe of one cluster shares. */
export interface ProbeContext {
  readonly connection: ClusterConnection;
  /** How long one answer may take. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What discovery said of kinds that are served, by group and kind. Kept for as long as lists of them are answered. */
  readonly types: Map<string, ResourceType>;
}

/** What is known when something could not be read. Never means that all is well. */
export function unknown(reason: string): Fact<never> {
  return { state: 'unknown', reason };
}

/** The error of a probe as a fact. */
export function notRead(error: unknown): Fact<never> {
  return unknown(error instanceof Error ? error.message : String(error));
}

/**
 * Asks once. Everything but a readable answer is a fact as well: 404 is `absent`, 403 names the missing rule, whatever
 * else goes wrong is `unknown` with its reason.
 */
export async function askCluster<T>(
  context: ProbeContext,
  request: Pick<ClusterRequest, 'path' | 'query'>,
  options: {
    /** For the words of a refusal. */
    readonly read: RefusedRead;
    readonly answer: (response: ClusterResponse) => Promise<Fact<T>>;
    /** Answers that are readable besides 200. */
    readonly accepts?: (status: number) => boolean;
  },
): Promise<Fact<T>> {
  try {
    const response = await context.connection.request({
      method: 'GET',
      ...request,
      signal: context.signal,
      timeoutMs: context.timeoutMs,
    });
    const { status } = response;
    if (status === 200 || options.accepts?.(status)) {
      return await options.answer(response);
    }
    const text = await response.text();
    if (status === 404) {
      return { state: 'absent', reason: `${request.path} is not served` };
    }
    if (status === 403) return unknown(missingRule(options.read));
    return unknown(`${request.path} answered ${status}: ${firstLine(text)}`);
  } catch (error) {
    return notRead(error);
  }
}

/** What a cluster says ends up on a page: one short line of it is enough. */
function firstLine(text: string): string {
  return text.slice(0, 1000).split('\n')[0]!.slice(0, 200);
}
