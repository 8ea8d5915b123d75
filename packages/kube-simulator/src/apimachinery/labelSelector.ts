type Labels = Readonly<Record<string, string>>;

/** `metav1.LabelSelector`. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** Whether labels satisfy a selector. An empty selector selects everything, a missing one nothing. */
export function selects(
  selector: LabelSelector | undefined,
  labels: Labels = {},
): boolean {
  if (!selector) return false;
  for (const key in selector.matchLabels) {
    if (labels[key] !== selector.matchLabels[key]) return false;
  }
  return (selector.matchExpressions ?? []).every(
    ({ key, operator, values }) => {
      const value = labels[key];
      switch (operator) {
        case 'In':
          return value !== undefined && Boolean(values?.includes(value));
        case 'NotIn':
          return value === undefined || !values?.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    },
  );
}

/** The selector as one would write it in a list request; part of scale and CloneSet status. */
export function formatLabelSelector(selector: LabelSelector): string {
  const requirements = [
    ...Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
      key,
      text: `${key}=${value}`,
    })),
    ...(selector.matchExpressions ?? []).map(({ key, operator, values }) => {
      const set = `(${[...(values ?? [])].sort().join(',')})`;
      switch (operator) {
        case 'In':
          return { key, text: `${key} in ${set}` };
        case 'NotIn':
          return { key, text: `${key} notin ${set}` };
        case 'DoesNotExist':
          return { key, text: `!${key}` };
        default:
          return { key, text: key };
      }
    }),
  ];
  // The API server sorts requirements by key.
  requirements.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return requirements.map(({ text }) => text).join(',');
}
