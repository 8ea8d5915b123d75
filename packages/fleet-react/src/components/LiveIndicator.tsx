import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type { ConnectionState, StaleReason } from '../stream/connection';
import { formatDuration } from '../time/formatDuration';
import { useNow } from '../time/ticker';
import { useLanguage } from '../time/useLanguage';
import { fleetReactTranslationRef } from '../translation/ref';
import styles from './LiveIndicator.module.css';

/**
 * Says whether the page is live, and when it is not: how old what it shows is, why, and when it tries again.
 *
 * @public
 */
export function LiveIndicator(props: {
  readonly connection: ConnectionState;
  readonly onReconnect: () => void;
}) {
  const { connection } = props;
  const { t } = useTranslationRef(fleetReactTranslationRef);
  const canAskAgain =
    connection.state === 'ended' ||
    (connection.state === 'stale' && connection.retryAt !== undefined);
  return (
    <span className={styles.indicator} data-state={connection.state}>
      <span className={styles.dot} aria-hidden="true" />
      <LiveText connection={connection} />
      {/* The ages in the text grow each second; a screen reader hears only that the state changed. */}
      <span className={styles.announced} role="status">
        {t(`live.${connection.state}`)}
      </span>
      {canAskAgain && (
        <Button size="small" variant="tertiary" onPress={props.onReconnect}>
          {t('live.reconnect')}
        </Button>
      )}
    </span>
  );
}

function LiveText(props: { readonly connection: ConnectionState }) {
  const { connection } = props;
  const { t } = useTranslationRef(fleetReactTranslationRef);
  const language = useLanguage();
  const now = useNow();
  const reasonText = (reason: StaleReason) =>
    reason.code === 'error' ? reason.message : t(`live.reason.${reason.code}`);
  const age = (since: number) => formatDuration(now - since, language);

  switch (connection.state) {
    case 'connecting':
      return <span aria-hidden="true">{t('live.connecting')}</span>;
    case 'live':
      return (
        <span aria-hidden="true" title={t('live.liveTitle')}>
          {t('live.live')}, {age(connection.lastFrameAt)}
        </span>
      );
    case 'ended':
      return (
        <span>
          {t('live.endedBecause', { reason: connection.reason })}
          {connection.lastFrameAt !== undefined &&
            ` · ${t('live.showing', { age: age(connection.lastFrameAt) })}`}
        </span>
      );
    default:
      return (
        <span>
          {t('live.stale')}: {reasonText(connection.reason)}
          {connection.lastFrameAt !== undefined &&
            ` · ${t('live.showing', { age: age(connection.lastFrameAt) })}`}
          {` · ${
            connection.retryAt === undefined
              ? t('live.retrying')
              : t('live.retryIn', {
                  age: formatDuration(
                    Math.max(0, connection.retryAt - now) + 999,
                    language,
                  ),
                })
          }`}
        </span>
      );
  }
}
