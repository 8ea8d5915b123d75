import { Alert, Skeleton } from '@backstage/ui';
import { ClockOffsetProvider } from '@pilotage/fleet-react';
import { useCallback, useMemo } from 'react';
import {
  type RolloutPage,
  RolloutPageProvider,
  useApiWithTokens,
} from '../hooks/rolloutPage';
import { useRolloutTopic } from '../hooks/useRolloutTopic';
import { useT } from '../hooks/useT';
import { useVerbPermissions } from '../hooks/useVerbPermissions';
import { nothingFound } from '../model/nothingFound';
import { inPageOrder } from '../model/order';
import { EmptyState } from './EmptyState';
import { RolloutHeader } from './RolloutHeader';
import styles from './RolloutTab.module.css';
import { SectionList } from './SectionList';
import { useEnvironmentFilter } from './useEnvironmentFilter';

const writesUnknown = { enabled: true } as const;

/** Every workload of an entity on every cluster, live, with what can be done to it. */
export function RolloutSections(props: {
  readonly entityRef: string;
  /** Inside another page, which has a header of its own. */
  readonly embedded?: boolean;
}) {
  const { entityRef } = props;
  const t = useT();
  const { topic, connection, clockOffsetMs, reconnect, tokens } =
    useRolloutTopic(entityRef);
  const allowed = useVerbPermissions(entityRef);
  const api = useApiWithTokens(tokens);
  const filter = useEnvironmentFilter();

  const signIn = useCallback(
    async (provider: string) => {
      await tokens.signIn(provider);
      reconnect();
    },
    [tokens, reconnect],
  );
  const writes = topic?.topic.writes ?? writesUnknown;
  const live = connection.state === 'live';
  const page = useMemo(
    (): RolloutPage => ({
      entityRef,
      api,
      allowed,
      writes,
      live,
      canSignIn: tokens.supported,
      signIn,
    }),
    [entityRef, api, allowed, writes, live, tokens.supported, signIn],
  );
  const sections = useMemo(
    () => inPageOrder(topic?.sections.values() ?? []),
    [topic?.sections],
  );
  const shown = filter.apply(sections);

  return (
    <RolloutPageProvider value={page}>
      <ClockOffsetProvider offsetMs={clockOffsetMs}>
        <div className={styles.tab} data-live={live}>
          {!props.embedded && (
            <RolloutHeader
              connection={connection}
              onReconnect={reconnect}
              sections={shown}
              allSections={sections}
              filter={filter}
            />
          )}
          {!writes.enabled && (
            <Alert
              status="info"
              icon
              title={t('writes.off')}
              description={writes.reason}
            />
          )}
          {topic === undefined ? (
            <Waiting label={t('loading')} />
          ) : (
            <>
              {nothingFound(sections) && (
                <EmptyState lookup={topic.topic.lookup} />
              )}
              <SectionList sections={shown} dictionary={topic.dictionary} />
            </>
          )}
        </div>
      </ClockOffsetProvider>
    </RolloutPageProvider>
  );
}

function Waiting(props: { readonly label: string }) {
  return (
    <div role="status" aria-label={props.label} className={styles.waiting}>
      <Skeleton width="100%" height={320} />
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={56} />
    </div>
  );
}
