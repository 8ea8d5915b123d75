import { Age } from '@pilotage/fleet-react';
import type { Known } from '@pilotage/plugin-cluster-health-common';
import type { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import { Unknown } from './Unknown';
import styles from './text.module.css';

/**
 * A value that is known, or why it is not. While its cluster is not seen, the last known value stays, greyed, with its
 * age.
 */
export function KnownValue<T>(props: {
  readonly value: Known<T>;
  /** Whether the cluster is seen now. */
  readonly seen: boolean;
  readonly children: (value: T) => ReactNode;
}) {
  const { value, seen } = props;
  const t = useT();
  if (!value.known) return <Unknown reason={value.reason} told={seen} />;
  if (seen) return <>{props.children(value.value)}</>;
  return (
    <span className={styles.old} data-old="true">
      {props.children(value.value)}
      <span className={styles.age}>
        {t('asOf', { age: <Age since={value.at} /> })}
      </span>
    </span>
  );
}
