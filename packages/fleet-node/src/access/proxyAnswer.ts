import type { ClusterResponse } from './types';
import { ClusterUnreachableError } from './types';

/**
 * Tells an answer of the cluster from one of the Kubernetes plugin. Only the plugin answers with Backstage's
 * error body; taken for the cluster's, its 404 would mean "not installed" and its 500 "internal error".
 *
 * @throws ClusterUnreachableError when the plugin answered in place of the cluster.
 */
export async function proxyAnswer(
  cluster: string,
  response: ClusterResponse,
): Promise<ClusterResponse> {
  if (response.status < 400) return response;
  const text = await response.text();
  const error = backstageError(text);
  if (error !== undefined) throw new ClusterUnreachableError(cluster, error);
  return {
    status: response.status,
    header: name => response.header(name),
    text: async () => text,
    json: async () => JSON.parse(text),
    async *body() {
      yield Buffer.from(text);
    },
  };
}

function backstageError(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as {
      error?: { name?: unknown; message?: unknown };
      kind?: unknown;
    } | null;
    if (!body?.error || body.kind === 'Status') return undefined;
    const { name, message } = body.error;
    if (typeof name !== 'string') return undefined;
    return `the Kubernetes plugin answered ${name}: ${String(message)}`;
  } catch {
    return undefined;
  }
}
