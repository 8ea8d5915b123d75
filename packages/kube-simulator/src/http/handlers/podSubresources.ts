import { asList, asObject } from '../../resources/json';
import { badRequest, conflict } from '../../store/statusErrors';
import { readBody } from '../readObject';
import { successResponse } from '../respond';
import type { ApiResponse } from '../types';
import {
  mustGet,
  objectName,
  writeOptions,
  type HandlerContext,
} from './context';

/**
 * Which log of which container is asked for; the meaning of the fields is that of `PodLogOptions`.
 *
 * @public
 */
export interface PodLogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly follow: boolean;
  readonly tailLines?: number;
  readonly sinceSeconds?: number;
  readonly timestamps: boolean;
  readonly signal: AbortSignal;
}

/**
 * Where logs come from: the kubelet.
 *
 * @public
 */
export type PodLogs = (
  request: PodLogRequest,
) => string | AsyncIterable<string> | Promise<string | AsyncIterable<string>>;

/** GET of `pods/log`. */
export async function podLog(
  context: HandlerContext,
  logs: PodLogs,
): Promise<ApiResponse> {
  const { query, signal } = context.request;
  const pod = mustGet(context);
  const containers = asList(asObject(pod.spec).containers).map(item =>
    String(asObject(item).name),
  );
  const container = query.get('container') || containers[0] || '';
  const { name, namespace = '' } = pod.metadata;
  if (!query.get('container') && containers.length > 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${containers.join(
        ' ',
      )}]`,
    );
  }
  if (!containers.includes(container)) {
    throw badRequest(`container ${container} is not valid for pod ${name}`);
  }
  const number = (field: string) =>
    query.get(field) ? { [field]: Number(query.get(field)) } : {};
  const body = await logs({
    namespace,
    pod: name,
    container,
    previous: query.get('previous') === 'true',
    follow: query.get('follow') === 'true',
    timestamps: query.get('timestamps') === 'true',
    ...number('tailLines'),
    ...number('sinceSeconds'),
    signal,
  });
  return { status: 200, contentType: 'text/plain', body };
}

/** POST of a Binding: the scheduler's way to put a pod on a node. */
export function bind(context: HandlerContext): ApiResponse {
  const { request, store, info } = context;
  const target = asObject(readBody(request, 'Binding').target);
  const pod = mustGet(context);
  const { nodeName } = asObject(pod.spec);
  if (nodeName) {
    throw conflict(
      { group: '', plural: 'pods/binding' },
      info.name ?? '',
      `pod ${info.name} is already assigned to node "${String(nodeName)}"`,
    );
  }
  store.patch(
    'pods',
    objectName(context),
    current => ({
      ...current,
      spec: { ...asObject(current.spec), nodeName: target.name },
    }),
    writeOptions(context, 'CreateOptions'),
  );
  return successResponse(201, { code: 201 });
}
