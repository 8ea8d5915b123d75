import type {
  ClusterResponse,
  KubeObject,
  ResourceType,
} from '@pilotage/fleet-node';
import { discoverType, resourcePath } from '@pilotage/fleet-node';
import type { Fact } from '@pilotage/plugin-cluster-health-node';
import type { ProbeContext } from './askCluster';
import { askCluster, notRead, unknown } from './askCluster';
import type { RefusedRead } from './missingRule';
import { missingRule } from './missingRule';
import type { ProbeTarget } from './probeTargets';
import { kindKey } from './probeTargets';

const pageSize = 500;
const maxPages = 4;

type Objects = readonly KubeObject[];

/** Reads the objects of a target as they are now, in a few pages at most. */
export async function probeObjects(
  context: ProbeContext,
  target: ProbeTarget,
): Promise<Fact<Objects>> {
  const read: RefusedRead = {
    ...target,
    type: 'objects',
    verbs: target.name === undefined ? ['list'] : ['get'],
  };
  try {
    const type = await typeOf(context, target);
    if (!type) return notServed(target);
    const path = resourcePath({
      type,
      ...(target.namespace === undefined
        ? {}
        : { namespace: target.namespace }),
      ...(target.name === undefined ? {} : { name: target.name }),
    });
    return target.name === undefined
      ? await listAll(context, { path, read, target })
      : await getOne(context, { path, read, target });
  } catch (error) {
    return (error as { status?: number }).status === 403
      ? unknown(missingRule(read))
      : notRead(error);
  }
}

async function typeOf(
  { connection, signal, types }: ProbeContext,
  target: ProbeTarget,
): Promise<ResourceType | undefined> {
  const known = types.get(kindKey(target));
  if (known) return known;
  const type = await discoverType(
    connection,
    {
      ...target,
      role: 'context',
      ...(target.group === '' ? { version: 'v1' } : {}),
    },
    signal,
  );
  if (type) types.set(kindKey(target), type);
  return type;
}

interface Place {
  readonly path: string;
  readonly read: RefusedRead;
  readonly target: ProbeTarget;
}

async function getOne(
  context: ProbeContext,
  { path, read, target }: Place,
): Promise<Fact<Objects>> {
  return askCluster<Objects>(
    context,
    { path },
    {
      read,
      accepts: status => status === 404,
      answer: async response => {
        if (response.status === 404) {
          return (await namesObject(response))
            ? { state: 'known', value: [], at: context.now() }
            : notServed(target);
        }
        const object = (await response.json()) as KubeObject;
        return { state: 'known', value: [slim(object)], at: context.now() };
      },
    },
  );
}

async function listAll(
  context: ProbeContext,
  { path, read, target }: Place,
): Promise<Fact<Objects>> {
  const objects: KubeObject[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer: Fact<ListPage> = await askCluster(
      context,
      { path, query: { limit: pageSize, continue: token } },
      { read, answer: async response => pageOf(response, context.now()) },
    );
    if (answer.state === 'absent') {
      // Uninstalled, or moved to another version: the next round asks again.
      context.types.delete(kindKey(target));
      return notServed(target);
    }
    if (answer.state === 'unknown') return answer;
    objects.push(...answer.value.items.map(slim));
    token = answer.value.continue;
    if (!token) return { state: 'known', value: objects, at: answer.at };
  }
  return unknown(
    `too many: more than ${pageSize * maxPages} ${target.plural} are not read`,
  );
}

interface ListPage {
  readonly items: readonly KubeObject[];
  readonly continue?: string;
}

async function pageOf(
  response: ClusterResponse,
  at: number,
): Promise<Fact<ListPage>> {
  const { items, metadata } = (await response.json()) as {
    items?: KubeObject[];
    metadata?: { continue?: string };
  };
  if (!Array.isArray(items)) return unknown('the answer is no list');
  return {
    state: 'known',
    at,
    value: {
      items,
      ...(metadata?.continue ? { continue: metadata.continue } : {}),
    },
  };
}

/** Tells a missing object, which the status names, from a kind that is not served. */
async function namesObject(response: ClusterResponse): Promise<boolean> {
  const status = (await response.json().catch(() => undefined)) as
    | { details?: { name?: string } }
    | undefined;
  return Boolean(status?.details?.name);
}

function notServed({ group, plural }: ProbeTarget): Fact<never> {
  const name = group ? `${plural}.${group}` : plural;
  return { state: 'absent', reason: `the cluster serves no ${name}` };
}

/** `managedFields` are the larger half of most objects, and no check reads them. */
function slim(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
