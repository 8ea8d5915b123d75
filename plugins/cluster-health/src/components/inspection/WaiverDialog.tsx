import { useApi } from '@backstage/core-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { useServerNow } from '@pilotage/fleet-react';
import type { CheckInfo, Waiver } from '@pilotage/plugin-cluster-health-common';
import { useId, useState } from 'react';
import { clusterHealthApiRef } from '../../api/clusterHealthApiRef';
import { useAction } from '../../hooks/useAction';
import { useT } from '../../hooks/useT';
import {
  dayAfter,
  dayText,
  endOfDay,
  longestDays,
  shortestReason,
  waiverProblems,
} from '../../model/waiverForm';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import styles from './inspection.module.css';

/** Longer than most repairs take, shorter than what is forgotten. */
const usualDays = 30;

/** Accepts a failing check on a cluster until a date. Keeps what was typed when the backend refuses. */
export function WaiverDialog(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  readonly check: Pick<CheckInfo, 'id' | 'title' | 'hard'>;
  readonly onClose: () => void;
}) {
  const { cluster, check, onClose } = props;
  const t = useT();
  const api = useApi(clusterHealthApiRef);
  const now = useServerNow();
  const { state, run } = useAction<Waiver>('waive-check');
  const [form, setForm] = useState(() => ({
    reason: '',
    until: dayAfter(now, usualDays),
  }));
  const dateId = useId();
  const helpId = useId();
  const problems = waiverProblems(form, now);

  const confirm = () => {
    run(() =>
      api.waive({
        cluster: cluster.name,
        check: check.id,
        reason: form.reason.trim(),
        until: endOfDay(form.until),
      }),
    ).then(
      recorded => {
        if (recorded) onClose();
      },
      () => undefined,
    );
  };
  return (
    <ConfirmDialog
      title={t('waiver.title', { cluster: cluster.title, check: check.title })}
      confirmLabel={t('waiver.confirm', { cluster: cluster.title })}
      canConfirm={problems.length === 0}
      state={state}
      failedTitle={t('waiver.failed')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={styles.means}>
        {t('waiver.means', { cluster: cluster.title })}{' '}
        {check.hard && t('waiver.meansHard', { cluster: cluster.title })}
      </p>
      <div className={styles.form}>
        <TextAreaField
          label={t('waiver.reason')}
          description={t('waiver.reasonHelp', {
            number: String(shortestReason),
          })}
          value={form.reason}
          // The first field is what one came for.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={reason => setForm(before => ({ ...before, reason }))}
        />
        <div className={styles.date}>
          <label htmlFor={dateId}>{t('waiver.until')}</label>
          <input
            id={dateId}
            type="date"
            min={dayText(now)}
            max={dayAfter(now, longestDays)}
            value={form.until}
            aria-describedby={helpId}
            onChange={({ target }) =>
              setForm(before => ({ ...before, until: target.value }))
            }
          />
          <span id={helpId} className={styles.help}>
            {t('waiver.untilHelp', {
              zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
            })}
          </span>
        </div>
        {form.reason !== '' && problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map(problem => (
              <li key={problem}>{t(`waiver.problem.${problem}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </ConfirmDialog>
  );
}
