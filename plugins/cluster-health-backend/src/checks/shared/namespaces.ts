/** Namespaces of the cluster's own machinery: what fails there hits everybody. */
export function isSystemNamespace(namespace: string): boolean {
  return namespace.startsWith('kube-') || namespace.endsWith('-system');
}
