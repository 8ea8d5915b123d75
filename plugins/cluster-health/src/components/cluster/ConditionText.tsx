import type { ClusterStatus } from '@pilotage/fleet-common';
import { Age } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import styles from './cluster.module.css';

/** Why a cluster is not seen, what to do, and from when what is shown is. Nothing for a cluster that is seen. */
export function ConditionText(props: {
  readonly status: ClusterStatus;
  /** Whether to say what to do. */
  readonly advise?: boolean;
}) {
  const { condition } = props.status;
  const t = useT();
  if (condition.state === 'live') {
    return <Lacking status={props.status} advise={props.advise === true} />;
  }
  const lastSeen = 'lastSeen' in condition ? condition.lastSeen : undefined;
  return (
    <div className={styles.condition}>
      {'reason' in condition && <div>{condition.reason}</div>}
      {lastSeen !== undefined && (
        <div>{t('condition.seen', { age: <Age since={lastSeen} /> })}</div>
      )}
      {lastSeen === undefined && 'reason' in condition && (
        <div>{t('condition.neverSeen')}</div>
      )}
      {props.advise && <div>{t(`condition.help.${condition.state}`)}</div>}
    </div>
  );
}

/** Kinds that are not read although the cluster is seen: not allowed, or not there. */
function Lacking(props: {
  readonly status: ClusterStatus;
  readonly advise: boolean;
}) {
  const { notReadable, notInstalled } = props.status;
  const t = useT();
  return (
    <>
      {notReadable.length > 0 && (
        <div
          className={styles.condition}
          title={notReadable
            .map(({ resource, reason }) => `${resource}: ${reason}`)
            .join('\n')}
        >
          {t('condition.notReadable', {
            kinds: notReadable.map(({ resource }) => resource).join(', '),
          })}
        </div>
      )}
      {props.advise && notInstalled.length > 0 && (
        <div className={styles.condition}>
          {t('condition.notInstalled', { kinds: notInstalled.join(', ') })}
        </div>
      )}
    </>
  );
}
