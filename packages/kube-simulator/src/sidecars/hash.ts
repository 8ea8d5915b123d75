import { createHash } from 'node:crypto';
import { safeEncode } from '../apimachinery/random';
import { canonicalJson } from '../controllers/shared/canonicalJson';
import type {
  SidecarContainer,
  SidecarContent,
} from '../controllers/kinds/sidecarSet';

/** A native sidecar: an init container that keeps running. */
export function isNative({ restartPolicy }: SidecarContainer): boolean {
  return restartPolicy === 'Always';
}

/**
 * What tells two states of a SidecarSet apart. Only containers count, and init containers as soon as one of
 * them is a native sidecar: a changed volume alone is no new state. Same form as in a cluster; not the same
 * value, since a cluster hashes its own encoding.
 */
export function contentHash(content: SidecarContent): string {
  const { containers = [], initContainers = [] } = content;
  return encode(
    initContainers.some(isNative)
      ? { containers, initContainers }
      : { containers },
  );
}

/** {@link contentHash} whatever the images: pods of the same one can be updated in place. */
export function contentHashWithoutImage(content: SidecarContent): string {
  const blank = (container: SidecarContainer) => ({ ...container, image: '' });
  return contentHash({
    containers: content.containers?.map(blank),
    initContainers: content.initContainers?.map(blank),
  });
}

function encode(value: unknown): string {
  const digest = createHash('sha256').update(canonicalJson(value));
  return safeEncode(digest.digest('hex'));
}
