import { Select } from '@backstage/ui';
import { type ConnectionState, LiveIndicator } from '@pilotage/fleet-react';
import type { ReactNode } from 'react';
import { useT } from '../hooks/useT';
import type { SearchState } from '../hooks/useSearchState';
import { clusterSorts } from '../model/clusterOrder';
import styles from './ClustersPage.module.css';

const all = '';

/** First line of the page: is it live, and what of it is shown in which order. */
export function ClustersHeader(props: {
  readonly connection: ConnectionState;
  readonly onReconnect: () => void;
  readonly environments: readonly string[];
  readonly search: SearchState;
  /** What can be done. */
  readonly children?: ReactNode;
}) {
  const { environments, search } = props;
  const t = useT();
  return (
    <div className={styles.header}>
      <LiveIndicator
        connection={props.connection}
        onReconnect={props.onReconnect}
      />
      <div className={styles.controls}>
        {environments.length > 1 && (
          <Select
            className={styles.filter}
            size="small"
            aria-label={t('header.environment')}
            options={[
              { value: all, label: t('header.allEnvironments') },
              ...environments.map(name => ({ value: name, label: name })),
            ]}
            value={search.environment ?? all}
            onChange={chosen =>
              search.chooseEnvironment(
                chosen === null || chosen === all ? undefined : String(chosen),
              )
            }
          />
        )}
        <Select
          className={styles.filter}
          size="small"
          aria-label={t('header.sort')}
          options={clusterSorts.map(sort => ({
            value: sort,
            label: t(`header.sortBy.${sort}`),
          }))}
          value={search.sort}
          onChange={chosen => {
            const sort = clusterSorts.find(each => each === chosen);
            if (sort) search.chooseSort(sort);
          }}
        />
        {props.children}
      </div>
    </div>
  );
}
