import { asArray, asRecord, asString } from '../drivers/shared/json';

type Labels = Readonly<Record<string, unknown>>;

/**
 * Whether a `LabelSelector` object selects these labels. As in Kubernetes all parts must hold, a missing label satisfies
 * `NotIn` and `DoesNotExist`, and an empty selector selects everything. An operator nobody knows selects nothing.
 */
export function matchesLabels(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = asRecord(selector);
  return (
    Object.entries(asRecord(matchLabels)).every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    ) &&
    asArray(matchExpressions).every(expression =>
      satisfies(asRecord(expression), labels),
    )
  );
}

/** Whether a selector says nothing; what that means differs between kinds. */
export function isEmptySelector(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = asRecord(selector);
  return (
    Object.keys(asRecord(matchLabels)).length === 0 &&
    asArray(matchExpressions).length === 0
  );
}

function satisfies(expression: Labels, labels: Labels): boolean {
  const key = asString(expression.key);
  const values = asArray(expression.values);
  const has = Object.hasOwn(labels, key);
  switch (expression.operator) {
    case 'In':
      return has && values.includes(labels[key]);
    case 'NotIn':
      return !has || !values.includes(labels[key]);
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      return false;
  }
}
