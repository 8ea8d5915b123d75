import { Card, CardBody, CardHeader } from '@backstage/ui';
import { type ConnectionState, LiveIndicator } from '@pilotage/fleet-react';
import type { ReactNode } from 'react';
import { refusalOf } from '../../model/refusal';
import styles from './cards.module.css';

/** Frame of an overview card: its title, and whether it is live. */
export function CardFrame(props: {
  readonly title: string;
  readonly connection: ConnectionState;
  readonly onReconnect: () => void;
  /** Whether anything was shown yet. */
  readonly known: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <h2 className={styles.title}>{props.title}</h2>
          {!refusalOf(props.connection, props.known) && (
            <LiveIndicator
              connection={props.connection}
              onReconnect={props.onReconnect}
            />
          )}
        </div>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}
