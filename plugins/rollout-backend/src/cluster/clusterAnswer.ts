import type { ClusterConnection, ClusterRequest } from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import { cleanText } from './cleanText';

/** What became of one request to a cluster. */
export type ClusterAnswer =
  | { readonly type: 'done'; readonly body: unknown }
  /** The API server said no: nothing was changed. */
  | ({ readonly type: 'refused' } & ClusterRefusal)
  /** No answer, or one that does not say whether the request was carried out. */
  | { readonly type: 'unknown'; readonly reason: string };

/** The `Status` of a refusal, in the words of the cluster. */
export interface ClusterRefusal {
  readonly status: number;
  /** For example `Forbidden`, `Conflict`, `Invalid`; empty when the cluster gave none. */
  readonly reason: string;
  readonly message: string;
}

/** Sends one request and says what became of it. Throws nothing but programming errors. */
export async function askCluster(
  connection: ClusterConnection,
  request: ClusterRequest,
): Promise<ClusterAnswer> {
  try {
    const response = await connection.request(request);
    if (response.status >= 400) {
      const status = readStatus(response.status, await response.text());
      return response.status < 500 || refusedAtAdmission(status)
        ? { type: 'refused', ...status }
        : {
            type: 'unknown',
            reason: `The cluster answered ${response.status}`,
          };
    }
    return { type: 'done', body: await response.json() };
  } catch (error) {
    if (error instanceof ClusterUnreachableError) {
      return { type: 'unknown', reason: error.message };
    }
    // The line broke, or what came was cut off, while the answer was read.
    if (error instanceof Error) {
      return { type: 'unknown', reason: cleanText(error.message) };
    }
    throw error;
  }
}

/**
 * Webhooks of OpenKruise deny with a status of 500, and so does the API server when it cannot call a webhook. Admission
 * comes before storing, so nothing was changed; any other 500 leaves that open.
 */
function refusedAtAdmission({ message }: ClusterRefusal): boolean {
  return /^(admission webhook "[^"]+" denied the request|Internal error occurred: failed calling webhook ")/.test(
    message,
  );
}

/** Reads a Kubernetes `Status`; a body that is none gives only its beginning. */
export function readStatus(status: number, text: string): ClusterRefusal {
  try {
    const body = JSON.parse(text) as { reason?: unknown; message?: unknown };
    return {
      status,
      reason: typeof body.reason === 'string' ? body.reason : '',
      message:
        typeof body.message === 'string' && body.message !== ''
          ? cleanText(body.message)
          : `The cluster answered ${status}`,
    };
  } catch {
    return {
      status,
      reason: '',
      message: cleanText(text, 200) || `The cluster answered ${status}`,
    };
  }
}
