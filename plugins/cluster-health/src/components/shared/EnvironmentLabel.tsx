import type { ClusterInfo } from '@pilotage/fleet-common';
import styles from './text.module.css';

/** Environment of a cluster, where the configuration names one. */
export function EnvironmentLabel(props: {
  readonly cluster: Pick<ClusterInfo, 'environment'>;
}) {
  const { environment } = props.cluster;
  if (environment === undefined) return null;
  return <span className={styles.environment}>{environment}</span>;
}
