import { asList, asObject, type Json } from './json';

type Labels = Readonly<Record<string, string>>;

/** `metav1.LabelSelector`; an empty selector matches everything, a missing one nothing. */
export function matchesSelector(
  selector: unknown,
  labels: Labels = {},
): boolean {
  if (selector === undefined || selector === null) return false;
  const { matchLabels, matchExpressions } = asObject(selector);
  return (
    Object.entries(asObject(matchLabels)).every(
      ([key, value]) => labels[key] === value,
    ) &&
    asList(matchExpressions).every(item =>
      matchesExpression(asObject(item), labels),
    )
  );
}

function matchesExpression(
  { key, operator, values }: Json,
  labels: Labels,
): boolean {
  const value = labels[String(key)];
  const list = asList(values);
  switch (operator) {
    case 'In':
      return value !== undefined && list.includes(value);
    case 'NotIn':
      return value === undefined || !list.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** The text form, as `status.selector` of a Scale shows it. */
export function formatSelector(selector: unknown): string {
  const { matchLabels, matchExpressions } = asObject(selector);
  const equalities = Object.entries(asObject(matchLabels))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${String(value)}`);
  const expressions = asList(matchExpressions).map(item => {
    const { key, operator, values } = asObject(item);
    if (operator === 'Exists') return String(key);
    if (operator === 'DoesNotExist') return `!${String(key)}`;
    return `${String(key)} ${String(operator).toLowerCase()} (${asList(
      values,
    ).join(',')})`;
  });
  return [...equalities, ...expressions].join(',');
}
