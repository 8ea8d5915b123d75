import { createHash } from 'node:crypto';

/**
 * What a runtime would report as `imageID`: the repository and a digest, here derived from the image string, so
 * that two images differ and one image never does. An image named by digest keeps it.
 */
export function imageId(image: string): string {
  if (image === '') return '';
  const [name = '', digest] = image.split('@');
  const colon = name.lastIndexOf(':');
  const repository =
    colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
  return `${repository}@${digest ?? `sha256:${sha256(image)}`}`;
}

/** The id of one run of one container. */
export function containerId(
  podUid: string,
  container: string,
  run: number,
): string {
  return `containerd://${sha256(`${podUid}/${container}/${run}`)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
