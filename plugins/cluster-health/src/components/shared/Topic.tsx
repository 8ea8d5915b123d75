import { Skeleton } from '@backstage/ui';
import {
  type ConnectionState,
  ClockOffsetProvider,
} from '@pilotage/fleet-react';
import type { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import { refusalOf } from '../../model/refusal';
import { Refused } from './Refused';
import styles from './Topic.module.css';

/**
 * Frame of everything that shows a live topic: waits for the first snapshot, says when it is refused, and dims what is
 * shown while the connection is lost. A topic that was shown and is refused now is taken away.
 */
export function Topic(props: {
  readonly connection: ConnectionState;
  readonly clockOffsetMs: number;
  readonly reconnect: () => void;
  /** Name of the permission that opens it. */
  readonly permission: string;
  readonly known: boolean;
  /** Pixels of the skeleton. */
  readonly height: number;
  readonly children: ReactNode;
}) {
  const { connection } = props;
  const t = useT();
  const refusal = refusalOf(connection, props.known);
  if (refusal) {
    return (
      <Refused
        connection={refusal}
        permission={props.permission}
        onRetry={props.reconnect}
      />
    );
  }
  if (!props.known) {
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton width="100%" height={props.height} />
      </div>
    );
  }
  return (
    <ClockOffsetProvider offsetMs={props.clockOffsetMs}>
      <div className={styles.topic} data-live={connection.state === 'live'}>
        {props.children}
      </div>
    </ClockOffsetProvider>
  );
}
