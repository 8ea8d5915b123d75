import type { DirectConnection } from '@pilotage/fleet-node';

/** Any object of the API, read loosely: cases know which kind they look at. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

const limitMs = 45_000;

/**
 * Follows a collection by watch until its objects are as wanted. No polling: each event is looked at once.
 *
 * @returns the objects of that moment, ordered by name
 * @throws Error with what was seen last, after 45 seconds
 */
export async function until(
  connection: DirectConnection,
  path: string,
  wanted: (objects: Loose[]) => boolean,
  query: Record<string, string> = {},
): Promise<Loose[]> {
  const objects = new Map<string, Loose>();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limitMs);
  const current = () =>
    [...objects.values()].sort((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
  try {
    const response = await connection.request({
      method: 'GET',
      path,
      query: {
        watch: true,
        sendInitialEvents: true,
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: true,
        ...query,
      },
      signal: abort.signal,
    });
    const decoder = new TextDecoder();
    let rest = '';
    let synced = false;
    for await (const chunk of response.body()) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split(
        '\n',
      );
      rest = lines.pop()!;
      for (const line of lines) {
        const { type, object } = JSON.parse(line);
        if (type === 'BOOKMARK') synced = true;
        else if (type === 'DELETED') objects.delete(object.metadata.uid);
        else objects.set(object.metadata.uid, object);
        if (synced && wanted(current())) return current();
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  throw new Error(
    `Not as wanted on ${path}. Last seen: ${JSON.stringify(
      current().map(summary),
    )}`,
  );
}

function summary({ metadata, spec, status }: Loose) {
  const { managedFields: _, annotations: __, ...meta } = metadata;
  return {
    name: meta.name,
    labels: meta.labels,
    generation: meta.generation,
    image: spec?.containers?.[0]?.image,
    updateStrategy: spec?.updateStrategy,
    status,
  };
}
