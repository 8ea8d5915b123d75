import {
  resourcePath,
  type ClusterConnection,
  type ClusterResponse,
  type KubeObject,
} from '@pilotage/fleet-node';
import type { PodDecision } from '../pod/decidePod';
import type { Pod } from '../pod/podTypes';
import { projectPod } from './projectPod';

/** How a write to a pod ended. */
export type PodWriteOutcome =
  | { readonly is: 'done'; readonly pod?: Pod }
  /** The pod is gone or another one; the watch tells the rest. */
  | { readonly is: 'outdated' }
  | { readonly is: 'refused'; readonly reason: string };

const pods = { group: '', version: 'v1', plural: 'pods' };

/** Carries out what was decided about a pod. Throws only when no answer came. */
export async function writePod(
  connection: ClusterConnection,
  pod: Pod,
  action: Exclude<PodDecision['action'], { do: 'nothing' }>,
): Promise<PodWriteOutcome> {
  const { name, namespace, uid } = pod.metadata;
  const object = { type: pods, name, namespace };
  if (action.do === 'delete') {
    const response = await connection.request({
      method: 'DELETE',
      path: resourcePath(object),
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        gracePeriodSeconds: 0,
        preconditions: { uid },
      },
    });
    return outcome(response, async () => ({ is: 'done' }));
  }
  const response = await connection.request({
    method: 'PATCH',
    path: resourcePath({ ...object, subresource: 'status' }),
    contentType: 'application/strategic-merge-patch+json',
    // With the uid in it the patch cannot hit a namesake that was created meanwhile.
    body: { metadata: { uid }, status: action.status },
  });
  return outcome(response, async () => ({
    is: 'done',
    pod: projectPod((await response.json()) as KubeObject),
  }));
}

async function outcome(
  response: ClusterResponse,
  done: () => Promise<PodWriteOutcome>,
): Promise<PodWriteOutcome> {
  if (response.status < 300) return done();
  const body = await response.text();
  if (response.status === 404 || response.status === 409)
    return { is: 'outdated' };
  return { is: 'refused', reason: `${response.status} ${body.slice(0, 500)}` };
}
