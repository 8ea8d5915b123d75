/** One `key=value` of a selector: what a manifest can carry. Set-based requirements have no single label. */
const equality = /^([\w./-]+)={1,2}([\w.-]+)$/;

/**
 * The part of a workload's manifest that makes a selector match: labels of the workload itself.
 * `app=checkout,tier!=db` gives `app: checkout`.
 *
 * @public
 */
export function labelManifest(selector: string): string {
  const labels = selector.split(',').flatMap(requirement => {
    const match = equality.exec(requirement.trim());
    return match ? [`    ${match[1]}: ${match[2]}`] : [];
  });
  return ['metadata:', '  labels:', ...labels].join('\n');
}
