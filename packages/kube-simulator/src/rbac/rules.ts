/**
 * `rbac/v1.PolicyRule`.
 *
 * @public
 */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

/** What somebody wants to do. */
export type Attributes =
  | {
      readonly verb: string;
      readonly group: string;
      /** Plural, with the subresource behind a slash. */
      readonly resource: string;
      readonly name?: string;
      readonly namespace?: string;
    }
  | { readonly verb: string; readonly path: string };

/** Whether one rule allows it, as `rbac.RuleAllows` decides. */
export function ruleAllows(rule: PolicyRule, attributes: Attributes): boolean {
  if (!includes(rule.verbs, attributes.verb)) return false;
  if ('path' in attributes) {
    return (rule.nonResourceURLs ?? []).some(
      pattern =>
        pattern === '*' ||
        pattern === attributes.path ||
        (pattern.endsWith('*') &&
          attributes.path.startsWith(pattern.slice(0, -1))),
    );
  }
  return (
    includes(rule.apiGroups, attributes.group) &&
    resourceMatches(rule.resources, attributes.resource) &&
    (!rule.resourceNames?.length ||
      (attributes.name !== undefined &&
        rule.resourceNames.includes(attributes.name)))
  );
}

function includes(
  list: readonly string[] | undefined,
  wanted: string,
): boolean {
  return Boolean(list?.includes('*') || list?.includes(wanted));
}

/** `*` is everything, a star before the slash that subresource of everything. */
function resourceMatches(
  list: readonly string[] | undefined,
  resource: string,
): boolean {
  const subresource = resource.split('/')[1];
  return (
    includes(list, resource) ||
    Boolean(subresource && list?.includes(`*/${subresource}`))
  );
}
