import { SearchField, Select } from '@backstage/ui';
import { type ConnectionState, LiveIndicator } from '@pilotage/fleet-react';
import {
  type SidecarFleetQuery,
  type SidecarFleetTopic,
  sidecarPodStates,
} from '@pilotage/plugin-rollout-common';
import { useEffect, useState } from 'react';
import type { SidecarSearch } from '../../hooks/useSidecarSearch';
import { useT } from '../../hooks/useT';
import { ExportButton } from './ExportButton';
import styles from './sidecars.module.css';

const all = '';

/** First line of the page: is it live, what of the fleet is shown, and the way out to a spreadsheet. */
export function SidecarsHeader(props: {
  readonly connection: ConnectionState;
  readonly onReconnect: () => void;
  readonly topic: SidecarFleetTopic | undefined;
  readonly search: SidecarSearch;
}) {
  const { topic, search } = props;
  const t = useT();
  const filters: readonly {
    readonly name: keyof SidecarFleetQuery;
    readonly label: string;
    readonly everything?: string;
    readonly values: readonly {
      readonly value: string;
      readonly label: string;
    }[];
  }[] = [
    {
      name: 'sidecar',
      label: t('sidecars.choose'),
      values: plain(topic?.sidecars.map(({ name }) => name)),
    },
    {
      name: 'environment',
      label: t('sidecars.environment'),
      everything: t('sidecars.allEnvironments'),
      values: plain(topic?.environments),
    },
    {
      name: 'cluster',
      label: t('sidecars.cluster'),
      everything: t('sidecars.allClusters'),
      values: (topic?.clusters ?? []).map(({ name, title }) => ({
        value: name,
        label: title,
      })),
    },
    {
      name: 'team',
      label: t('sidecars.team'),
      everything: t('sidecars.allTeams'),
      values: plain(topic?.teams),
    },
    {
      name: 'state',
      label: t('sidecars.state'),
      everything: t('sidecars.allStates'),
      values: sidecarPodStates.map(state => ({
        value: state,
        label: t(`sidecars.states.${state}`),
      })),
    },
  ];
  return (
    <div className={styles.header}>
      <LiveIndicator
        connection={props.connection}
        onReconnect={props.onReconnect}
      />
      <div className={styles.filters}>
        {filters.map(({ name, label, everything, values }) => {
          const chosen =
            search.query[name] ?? (name === 'sidecar' ? topic?.selected : all);
          return (
            <Select
              key={name}
              className={styles.filter}
              size="small"
              aria-label={label}
              options={[
                ...(everything === undefined
                  ? []
                  : [{ value: all, label: everything }]),
                ...withChosen(values, chosen),
              ]}
              value={chosen ?? null}
              onChange={value =>
                search.choose(name, value === null ? undefined : String(value))
              }
            />
          );
        })}
        <TextFilter search={search} />
        <ExportButton query={search.query} />
      </div>
    </div>
  );
}

/** Typed text goes into the address when typing ends: every change of the address opens another stream. */
function TextFilter(props: { readonly search: SidecarSearch }) {
  const { search } = props;
  const t = useT();
  const [text, setText] = useState(search.query.text ?? '');
  const { choose } = search;
  useEffect(() => {
    if (text === (search.query.text ?? '')) return undefined;
    const timer = setTimeout(() => choose('text', text), 300);
    return () => clearTimeout(timer);
  }, [text, search.query.text, choose]);
  return (
    <SearchField
      className={styles.filter}
      size="small"
      aria-label={t('sidecars.text')}
      placeholder={t('sidecars.text')}
      value={text}
      onChange={setText}
    />
  );
}

function plain(values: readonly string[] = []) {
  return values.map(value => ({
    value,
    label: value.replace(/^group:(default\/)?/, ''),
  }));
}

/** A link may name what the fleet no longer has: it stays chosen, and the page says that nothing matches. */
function withChosen(
  values: readonly { readonly value: string; readonly label: string }[],
  chosen: string | undefined,
) {
  return !chosen || values.some(({ value }) => value === chosen)
    ? values
    : [...values, { value: chosen, label: chosen }];
}
