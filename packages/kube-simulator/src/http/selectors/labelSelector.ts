import { badRequest } from '../../store/statusErrors';

type Labels = Readonly<Record<string, string>>;

/** Whether an object's labels are selected. */
export type LabelMatcher = (labels: Labels) => boolean;

/**
 * Reads the text form: `a=b,c!=d,e in (x,y),f notin (z),g,!h`.
 *
 * @throws ApiError BadRequest
 */
export function parseLabelSelector(text: string): LabelMatcher {
  if (!text.trim()) return () => true;
  const requirements = splitOutsideBrackets(text).map(parseRequirement);
  return labels => requirements.every(matches => matches(labels));
}

function splitOutsideBrackets(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map(part => part.trim());
}

const keyPattern =
  '([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(/[A-Za-z0-9._-]+)?)';
const patterns = {
  exists: new RegExp(`^${keyPattern}$`),
  absent: new RegExp(`^!\\s*${keyPattern}$`),
  equality: new RegExp(`^${keyPattern}\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)$`),
  set: new RegExp(`^${keyPattern}\\s+(in|notin)\\s*\\(([^)]*)\\)$`),
  order: new RegExp(`^${keyPattern}\\s*([<>])\\s*(\\d+)$`),
};

function parseRequirement(text: string): LabelMatcher {
  const exists = patterns.exists.exec(text);
  if (exists) return labels => labels[exists[1]!] !== undefined;
  const absent = patterns.absent.exec(text);
  if (absent) return labels => labels[absent[1]!] === undefined;
  const equality = patterns.equality.exec(text);
  if (equality) {
    const [, key, , , operator, value] = equality;
    return operator === '!='
      ? labels => labels[key!] !== value
      : labels => labels[key!] === value;
  }
  const set = patterns.set.exec(text);
  if (set) {
    const [, key, , , operator, list] = set;
    const values = list!.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => labels[key!] !== undefined && values.includes(labels[key!]!)
      : labels => labels[key!] === undefined || !values.includes(labels[key!]!);
  }
  const order = patterns.order.exec(text);
  if (order) {
    const [, key, , , operator, limit] = order;
    return labels => {
      const value = Number(labels[key!]);
      return operator === '>' ? value > Number(limit) : value < Number(limit);
    };
  }
  throw badRequest(explain(text));
}

function explain(text: string): string {
  if (text === '!') {
    return `unable to parse requirement: found '', expected: identifier`;
  }
  const unbracketed = /^\S+\s+(?:in|notin)\s+([^(\s]+)/.exec(text);
  if (unbracketed) {
    return `unable to parse requirement: found '${unbracketed[1]}' expected: '('`;
  }
  const doubled = /^[^=!]+==?(=)/.exec(text);
  if (doubled)
    return `unable to parse requirement: found '=', expected: identifier`;
  return `unable to parse requirement: found '${text}', expected: identifier`;
}
