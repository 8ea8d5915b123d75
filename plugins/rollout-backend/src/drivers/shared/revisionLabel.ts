/**
 * Whether two revision names mean the same revision. Compared by the last dash-separated segment, because a pod carries
 * the full name of its ControllerRevision or, with the gate CloneSetShortHash or below a ReplicaSet, only its hash.
 * Two empty names are not the same revision.
 */
export function sameRevision(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const startA = a.lastIndexOf('-') + 1;
  const startB = b.lastIndexOf('-') + 1;
  const length = a.length - startA;
  if (length !== b.length - startB) return false;
  // Called once per pod and frame: no substrings.
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(startA + i) !== b.charCodeAt(startB + i)) return false;
  }
  return true;
}
