import { useLanguage } from './useLanguage';
import { useServerNow } from './ClockOffset';
import { formatDuration } from './formatDuration';
import { formatInstant } from './formatInstant';

/**
 * How long ago something happened. Grows by itself; the exact time with its zone is in the title.
 *
 * @param since - milliseconds since the epoch, by the backend's clock.
 * @public
 */
export function Age(props: { readonly since: number }) {
  const language = useLanguage();
  const now = useServerNow();
  return (
    <time
      dateTime={new Date(props.since).toISOString()}
      title={formatInstant(props.since, language)}
    >
      {formatDuration(now - props.since, language)}
    </time>
  );
}
