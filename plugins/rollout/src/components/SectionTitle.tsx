import type { SectionCluster } from '@pilotage/plugin-rollout-common';
import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** Environment, cluster and what it is about: the same beginning for every section. */
export function SectionTitle(props: {
  readonly cluster: Pick<SectionCluster, 'environment' | 'title'>;
  readonly subject?: string;
  readonly children?: ReactNode;
}) {
  const { cluster } = props;
  return (
    <div className={styles.title}>
      {cluster.environment && (
        <span className={styles.environment}>{cluster.environment}</span>
      )}
      <h2 className={styles.name}>{cluster.title}</h2>
      {props.subject && <span className={styles.subject}>{props.subject}</span>}
      {props.children}
    </div>
  );
}
