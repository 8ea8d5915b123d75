import { Alert, Box } from '@backstage/ui';
import type {
  Cause,
  ClusterSummary,
  FleetHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import { Panel } from '@pilotage/fleet-react';
import { useMemo } from 'react';
import type { SearchState } from '../hooks/useSearchState';
import { useT } from '../hooks/useT';
import { causesOn } from '../model/causeOrder';
import { CauseList } from './causes/CauseList';
import styles from './FleetView.module.css';
import { SelectedCluster } from './SelectedCluster';
import { ClusterTable } from './table/ClusterTable';
import { Tiles } from './Tiles';

/** The fleet in numbers, its clusters, what is wrong, and the selected cluster in full. */
export function FleetView(props: {
  readonly topic: FleetHealthTopic;
  /** In the order of the table, those of the chosen environment. */
  readonly clusters: readonly ClusterSummary[];
  readonly causes: readonly Cause[];
  readonly selected: string | undefined;
  readonly search: SearchState;
}) {
  const { topic, clusters, selected, search } = props;
  const t = useT();
  const causes = useMemo(
    () =>
      causesOn(
        props.causes,
        new Set(clusters.map(({ status }) => status.cluster.name)),
      ),
    [props.causes, clusters],
  );
  const wrong = (
    <Panel title={t('causes.title')} beside={t('causes.grouped')}>
      <CauseList causes={causes} unseen={clusters.filter(isUnseen).length} />
    </Panel>
  );
  return (
    <>
      {topic.problem !== undefined && (
        <Alert
          status="danger"
          icon
          title={t('problem.title')}
          description={topic.problem}
        />
      )}
      <Tiles topic={topic} />
      {clusters.length === 0 ? (
        <NoCluster environment={search.environment} topic={topic} />
      ) : (
        <Box as="section" bg="neutral" className={styles.table}>
          <ClusterTable
            clusters={clusters}
            selected={selected}
            searchWith={search.searchWith}
          />
        </Box>
      )}
      {selected === undefined ? (
        clusters.length > 0 && wrong
      ) : (
        <SelectedCluster name={selected} beside={wrong} />
      )}
    </>
  );
}

function isUnseen({ status }: ClusterSummary): boolean {
  return status.condition.state !== 'live';
}

function NoCluster(props: {
  readonly environment: string | undefined;
  readonly topic: FleetHealthTopic;
}) {
  const { environment, topic } = props;
  const t = useT();
  const filtered = environment !== undefined && topic.clusters.total > 0;
  return filtered ? (
    <Alert
      status="info"
      icon
      title={t('problem.noneInEnvironment', { environment })}
    />
  ) : (
    <Alert
      status="info"
      icon
      title={t('problem.empty')}
      description={t('problem.emptyHelp')}
    />
  );
}
