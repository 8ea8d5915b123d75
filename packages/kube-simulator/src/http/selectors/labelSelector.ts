import { parseLabelSelector } from '@pilotage/fleet-node';
import { badRequest } from '../../store/statusErrors';

/**
 * Reads the text form: `a=b,c!=d,e in (x,y),f notin (z),g,!h,i>1`.
 *
 * @returns whether labels are selected
 * @throws ApiError BadRequest, in the words of the API server
 */
export function readLabelSelector(
  text: string,
): ReturnType<typeof parseLabelSelector> {
  try {
    return parseLabelSelector(text);
  } catch (error) {
    if (error instanceof TypeError) throw badRequest(explain(text));
    throw error;
  }
}

/** What the API server's parser stumbles over first. */
function explain(text: string): string {
  const found = (token: string, expected: string) =>
    `unable to parse requirement: found '${token}'${expected}`;
  if (/(^|,)\s*!\s*($|,)/.test(text))
    return found('', ', expected: identifier');
  const unbracketed = /(?:^|,)\s*[^\s,]+\s+(?:in|notin)\s+([^(\s,]+)/.exec(
    text,
  );
  if (unbracketed) return found(unbracketed[1]!, " expected: '('");
  if (/={3}|!==/.test(text)) return found('=', ', expected: identifier');
  return found(text, ', expected: identifier');
}
