interface Condition {
  readonly type: string;
  readonly status: string;
}

/** `meta.IsStatusConditionTrue`. */
export function isConditionTrue(
  object: Readonly<Record<string, unknown>>,
  type: string,
): boolean {
  const status = object.status as
    | { readonly conditions?: readonly Condition[] }
    | undefined;
  return Boolean(
    status?.conditions?.some(
      condition => condition.type === type && condition.status === 'True',
    ),
  );
}
