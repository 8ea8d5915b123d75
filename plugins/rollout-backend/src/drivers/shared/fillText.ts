/** Values inside a text. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Fills `{name}` from the parameters; a name without a value becomes empty. */
export function fillText(text: string, params: TextParams): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
}
