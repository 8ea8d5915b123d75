/** Name of an entity ref as people call each other: `user:default/ann.lee` is `ann.lee`. */
export function actorName(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
