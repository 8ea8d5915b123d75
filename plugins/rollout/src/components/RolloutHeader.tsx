import { Select } from '@backstage/ui';
import {
  type ConnectionState,
  LiveIndicator,
  type SectionState,
} from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useT } from '../hooks/useT';
import { environmentsOf } from '../model/order';
import { rolloutTotals } from '../model/totals';
import styles from './RolloutHeader.module.css';
import type { EnvironmentFilter } from './useEnvironmentFilter';

type Sections = readonly SectionState<RolloutSection>[];

const all = '';

/** First line of the tab: is it live, how much is there, and what is shown of it. */
export function RolloutHeader(props: {
  readonly connection: ConnectionState;
  readonly onReconnect: () => void;
  readonly sections: Sections;
  readonly allSections: Sections;
  readonly filter: EnvironmentFilter;
}) {
  const { filter } = props;
  const t = useT();
  const environments = useMemo(
    () => environmentsOf(props.allSections),
    [props.allSections],
  );
  return (
    <div className={styles.header}>
      <LiveIndicator
        connection={props.connection}
        onReconnect={props.onReconnect}
      />
      <Totals sections={props.sections} />
      {environments.length > 1 && (
        <Select
          className={styles.filter}
          size="small"
          aria-label={t('header.environment')}
          options={[
            { value: all, label: t('header.allEnvironments') },
            ...environments.map(name => ({ value: name, label: name })),
          ]}
          value={filter.environment ?? all}
          onChange={chosen =>
            filter.choose(
              chosen === null || chosen === all ? undefined : String(chosen),
            )
          }
        />
      )}
    </div>
  );
}

function Totals(props: { readonly sections: Sections }) {
  const t = useT();
  const totals = useMemo(() => rolloutTotals(props.sections), [props.sections]);
  if (totals.workloads === 0) return <span className={styles.totals} />;
  return (
    <span className={styles.totals}>
      {t('header.workloads', { count: totals.workloads })}{' '}
      {t('header.clusters', { count: totals.clusters })} ·{' '}
      {t('header.pods', { count: totals.pods })}
      {totals.versions.map(({ label, pods, wanted }, index) => {
        const text = t('header.version', {
          pods: String(pods),
          version: label,
        });
        return (
          <span key={label}>
            {index === 0 ? ' · ' : ', '}
            {wanted && totals.versions.length > 1 ? (
              <strong>{text}</strong>
            ) : (
              text
            )}
          </span>
        );
      })}
    </span>
  );
}
