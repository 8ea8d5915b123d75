/** Formatters are costly to make, and a page shows hundreds of times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment with date, time to the second and the viewer's time zone.
 *
 * @public
 */
export function formatInstant(at: number, language: string): string {
  let formatter = formatters.get(language);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'long',
    });
    formatters.set(language, formatter);
  }
  return formatter.format(at);
}
