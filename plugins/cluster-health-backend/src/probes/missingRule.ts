/** What was refused. */
export type RefusedRead =
  | {
      readonly type: 'objects';
      /** Empty for the core group. */
      readonly group: string;
      readonly plural: string;
      readonly name?: string;
      readonly verbs: readonly string[];
    }
  | { readonly type: 'path'; readonly path: string };

/** Says which rule the portal's account lacks, so that it can be copied into a ClusterRole. */
export function missingRule(read: RefusedRead): string {
  const rule =
    read.type === 'path'
      ? `nonResourceURLs: ['${read.path}'], verbs: ['get']`
      : [
          `apiGroups: ['${read.group}']`,
          `resources: ['${read.plural}']`,
          ...(read.name === undefined
            ? []
            : [`resourceNames: ['${read.name}']`]),
          `verbs: [${read.verbs.map(verb => `'${verb}'`).join(', ')}]`,
        ].join(', ');
  return `forbidden; the portal's account needs the rule { ${rule} }`;
}
