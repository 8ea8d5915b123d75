import { isRecord, readAnnotationMap } from './readAnnotation';

/** What is compared to see whether a container runs the image it should. */
export interface ImageChangeInput {
  /** Image the spec asks for. */
  readonly wanted: string;
  /** Image and image ID the kubelet reports. */
  readonly running: string;
  readonly runningId: string;
  /** Image ID before an in-place update by OpenKruise, as it recorded it; `undefined` when it recorded none. */
  readonly idBefore: string | undefined;
}

/**
 * Whether the kubelet still runs another image than the spec asks for. Only says so when that is certain: runtimes report
 * images under other names too (a second tag of the same digest, the bare digest, a mirror).
 */
export function isChanging(input: ImageChangeInput): boolean {
  const { wanted, running, runningId, idBefore } = input;
  // Not started yet: it will start with the wanted image.
  if (wanted === '' || running === '') return false;
  if (wanted === running) return false;
  const [a, b] = [parseImage(wanted), parseImage(running)];
  if (a.digest !== '') {
    if (runningId.endsWith(a.digest)) return false;
  } else if (a.repository === b.repository && a.tag === b.tag) {
    return false;
  }
  // As OpenKruise judges it: done once the image ID is another one.
  if (idBefore !== undefined) return idBefore === runningId;
  if (a.repository !== b.repository) return false;
  return a.digest !== '' && b.digest !== ''
    ? a.digest !== b.digest
    : a.digest === '' && a.tag !== '' && b.tag !== '' && a.tag !== b.tag;
}

/**
 * Image IDs by container from before the in-place updates of a pod, as OpenKruise wrote them down: one state for the
 * workload's update, one for each SidecarSet's. They stay when the update is over.
 */
export function idsBeforeUpdate(
  annotations: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const ofSidecarSets = readAnnotationMap(
    annotations['kruise.io/sidecarset-inplace-update-state'],
  );
  const ofWorkload = readAnnotationMap(
    annotations['apps.kruise.io/inplace-update-state'],
  );
  const ids = new Map<string, string>();
  for (const state of [
    Object.fromEntries(ofWorkload),
    ...ofSidecarSets.values(),
  ]) {
    const before = isRecord(state) ? state.lastContainerStatuses : undefined;
    for (const [name, status] of isRecord(before)
      ? Object.entries(before)
      : []) {
      if (isRecord(status) && typeof status.imageID === 'string')
        ids.set(name, status.imageID);
    }
  }
  return ids;
}

interface Image {
  /** With registry, as Docker completes it. */
  readonly repository: string;
  /** `latest` for none; empty when the image is given by digest alone, or by its ID. */
  readonly tag: string;
  /** `sha256:…`; empty for none. */
  readonly digest: string;
}

function parseImage(text: string): Image {
  if (text.startsWith('sha256:'))
    return { repository: '', tag: '', digest: text };
  const at = text.indexOf('@');
  const digest = at === -1 ? '' : text.slice(at + 1);
  const name = at === -1 ? text : text.slice(0, at);
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  const untagged = digest === '' ? 'latest' : '';
  return {
    repository: completed(tagged ? name.slice(0, colon) : name),
    tag: tagged ? name.slice(colon + 1) : untagged,
    digest,
  };
}

/** `nginx` is `docker.io/library/nginx`, as container runtimes report it. */
function completed(repository: string): string {
  const [host = '', ...path] = repository.split('/');
  const named = path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  if (!named) {
    const scoped = path.length > 0 ? repository : `library/${repository}`;
    return `docker.io/${scoped}`;
  }
  if (host !== 'docker.io' && host !== 'index.docker.io') return repository;
  return `docker.io/${path.length > 1 ? path.join('/') : `library/${path[0]}`}`;
}
