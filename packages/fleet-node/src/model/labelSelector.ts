type Term = (labels: Readonly<Record<string, string>>) => boolean;

const namePattern = '[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?';
const setTerm = new RegExp(
  `^(${namePattern})\\s+(in|notin)\\s*\\(([^()]*)\\)$`,
);
const equalityTerm = new RegExp(
  `^(${namePattern})\\s*(==|=|!=)\\s*(${namePattern})?$`,
);
const orderTerm = new RegExp(`^(${namePattern})\\s*([<>])\\s*(-?\\d+)$`);
const existenceTerm = new RegExp(`^(!?)\\s*(${namePattern})$`);

/**
 * A Kubernetes label selector as a predicate. Equality (`a=b`, `a==b`, `a!=b`), sets (`a in (b,c)`,
 * `a notin (b)`), order of whole numbers (`a>1`, `a<1`) and existence (`a`, `!a`); a label that is missing satisfies
 * `!=` and `notin`, as in Kubernetes.
 *
 * @throws TypeError when the text is no label selector.
 * @public
 */
export function parseLabelSelector(
  selector: string,
): (labels: Readonly<Record<string, string>> | undefined) => boolean {
  const terms = splitTerms(selector).map(parseTerm);
  return (labels = {}) => terms.every(term => term(labels));
}

/** Commas separate terms, but also the values inside parentheses. */
function splitTerms(selector: string): string[] {
  if (selector.trim() === '') return [];
  return selector.split(/,(?![^(]*\))/).map(term => term.trim());
}

function parseTerm(text: string): Term {
  const set = setTerm.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    return operator === 'in'
      ? labels => Object.hasOwn(labels, key) && values.has(labels[key]!)
      : labels => !Object.hasOwn(labels, key) || !values.has(labels[key]!);
  }
  const equality = equalityTerm.exec(text);
  if (equality) {
    const [, key = '', operator, value = ''] = equality;
    return operator === '!='
      ? labels => !Object.hasOwn(labels, key) || labels[key] !== value
      : labels => Object.hasOwn(labels, key) && labels[key] === value;
  }
  const order = orderTerm.exec(text);
  if (order) {
    const [, key = '', operator, limit] = order;
    return labels => {
      const value = Object.hasOwn(labels, key) ? Number(labels[key]) : NaN;
      return operator === '>' ? value > Number(limit) : value < Number(limit);
    };
  }
  const existence = existenceTerm.exec(text);
  if (existence) {
    const [, not, key = ''] = existence;
    return labels => Object.hasOwn(labels, key) === (not === '');
  }
  throw new TypeError(`Not a label selector: ${JSON.stringify(text)}`);
}
