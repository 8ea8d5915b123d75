const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Display = 'short' | 'long';

/** Formatters are costly to make, and ages are written each second. */
const formats = new Map<string, Intl.NumberFormat>();

function unitFormat(
  language: string,
  unit: string,
  unitDisplay: Display,
): Intl.NumberFormat {
  const key = `${language} ${unit} ${unitDisplay}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay,
    });
    formats.set(key, format);
  }
  return format;
}

/**
 * A duration in the largest unit that says enough, for example `12 s`, `4 min`, `2 h 5 min`, `3 days`.
 *
 * @param ms - milliseconds; negative counts as nothing.
 * @param language - BCP 47 tag.
 * @public
 */
export function formatDuration(ms: number, language: string): string {
  const unit = (name: string, value: number, display: Display = 'short') =>
    unitFormat(language, name, display).format(value);
  const seconds = Math.max(0, Math.floor(ms / second));
  // Intl's short form of the second is `sec` in English; the SI symbol is what people expect beside a number.
  if (ms < minute)
    return language.startsWith('en') ? `${seconds} s` : unit('second', seconds);
  if (ms < hour) return unit('minute', Math.floor(ms / minute));
  if (ms < day) {
    const hours = Math.floor(ms / hour);
    const minutes = Math.floor((ms % hour) / minute);
    const text = language.startsWith('en') ? `${hours} h` : unit('hour', hours);
    return minutes === 0 ? text : `${text} ${unit('minute', minutes)}`;
  }
  return unit('day', Math.floor(ms / day), 'long');
}
