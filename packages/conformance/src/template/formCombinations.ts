import type { FieldSchema, FormSchema } from './readTemplate';

/** What somebody fills into a form. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Every combination of choices a form allows: each value of an enum, each subset of a list of choices, the least and the most
 * of a number. Free text is as given in `texts`, else its default.
 */
export function formCombinations(
  pages: readonly FormSchema[],
  texts: Answers,
): readonly Answers[] {
  return pages.reduce<readonly Answers[]>(
    (found, page) => withPage(found, page, texts),
    [{}],
  );
}

function withPage(
  before: readonly Answers[],
  page: FormSchema,
  texts: Answers,
): readonly Answers[] {
  let found = before;
  for (const [name, field] of Object.entries(page.properties ?? {})) {
    // What earlier pages have decided stays.
    found = found.flatMap(answers =>
      name in answers
        ? [answers]
        : choicesOf(name, field, texts).map(value => ({
            ...answers,
            [name]: value,
          })),
    );
  }
  for (const [name, { oneOf }] of Object.entries(page.dependencies ?? {})) {
    found = found.flatMap(answers => {
      const branch = oneOf.find(({ properties }) =>
        properties?.[name]?.enum?.includes(String(answers[name])),
      );
      return branch ? withPage([answers], branch, texts) : [answers];
    });
  }
  return found;
}

function choicesOf(
  name: string,
  field: FieldSchema,
  texts: Answers,
): readonly unknown[] {
  if (field.enum) return field.enum;
  if (field.items) return subsets(field.items.enum);
  if (name in texts) return [texts[name]];
  if (field.type === 'integer') return [field.minimum, field.maximum];
  if (field.default === undefined) {
    throw new Error(`The form's '${name}' has no default; give one`);
  }
  return [field.default];
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  return values.reduce<readonly (readonly string[])[]>(
    (found, value) => [...found, ...found.map(subset => [...subset, value])],
    [[]],
  );
}
