/** What a version is called: the tag; else the digest, shortened; `latest` for neither. */
export function imageVersion(image: string): string {
  if (image === '') return '';
  const [name = '', digest] = image.split('@');
  const colon = name.lastIndexOf(':');
  if (colon > name.lastIndexOf('/')) return name.slice(colon + 1);
  return digest === undefined ? 'latest' : digest.slice(0, 19);
}
