import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import type { ProbeContext } from '../askCluster';

/** The line to the cluster is cut. */
export const unreachable = new ClusterUnreachableError('east', 'no answer');

/** What a cluster answers to one request. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a cluster answers. */
export type Answers = (request: ClusterRequest) => Answer | Error;

/** A cluster that answers as told, and what it was asked. */
export function contextOf(answers: Answers): ProbeContext & {
  readonly asked: ClusterRequest[];
} {
  const asked: ClusterRequest[] = [];
  let now = 10_000_000;
  const connection: ClusterConnection = {
    cluster: 'east',
    async request(request): Promise<ClusterResponse> {
      asked.push(request);
      now += 40;
      const answer = answers(request);
      if (answer instanceof Error) throw answer;
      const text =
        typeof answer.body === 'string'
          ? answer.body
          : JSON.stringify(answer.body ?? {});
      return {
        status: answer.status,
        header: name => answer.headers?.[name.toLowerCase()],
        text: async () => text,
        json: async () => JSON.parse(text),
        async *body() {
          yield Buffer.from(text);
        },
      };
    },
  };
  return {
    asked,
    connection,
    timeoutMs: 1_000,
    types: new Map(),
    signal: new AbortController().signal,
    now: () => now,
  };
}
