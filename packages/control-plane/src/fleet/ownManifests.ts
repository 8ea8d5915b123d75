import type { Manifest } from '../manifests/manifest';

/**
 * Manifests as a real cluster takes them: without the status that controllers here write themselves, and with the
 * cluster's own certificate authority for `@cluster-ca`.
 *
 * @param caData - PEM in base64
 */
export function ownManifests(
  manifests: readonly Manifest[],
  caData: string,
): readonly Manifest[] {
  return manifests.map(manifest => {
    const { status: _, ...rest } = manifest;
    const text = JSON.stringify(rest).replaceAll(
      '"@cluster-ca"',
      `"${caData}"`,
    );
    return JSON.parse(text) as Manifest;
  });
}
