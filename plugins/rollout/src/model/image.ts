const shownDigestLength = 12;

/**
 * What distinguishes an image from the one before: its tag, or the beginning of its digest, or its name.
 */
export function imageVersion(image: string): string {
  const digest = image.indexOf('@sha256:');
  if (digest >= 0) {
    const start = digest + '@sha256:'.length;
    return image.slice(start, start + shownDigestLength);
  }
  const name = imageName(image);
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Image without registry and path. */
export function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}
