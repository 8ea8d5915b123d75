/** A pattern in which `*` stands for any text, also none, as a test of whole texts. Everything else means itself. */
export function glob(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true;
  if (!pattern.includes('*')) return text => text === pattern;
  const expression = new RegExp(
    `^${pattern
      .split('*')
      .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
  return text => expression.test(text);
}
