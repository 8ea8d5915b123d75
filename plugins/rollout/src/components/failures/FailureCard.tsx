import { Button, Select } from '@backstage/ui';
import type { FailureGroup } from '@pilotage/plugin-rollout-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import { imageName } from '../../model/image';
import { Diagnosis } from './Diagnosis';
import styles from './failures.module.css';

/** One cause with its pods; events and log of one of them are fetched when somebody asks. */
export function FailureCard(props: {
  readonly group: FailureGroup;
  /** Pods on the update revision. */
  readonly updated: number;
  readonly workload: string;
}) {
  const { group } = props;
  const t = useT();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const id = useId();
  // A pod that healed leaves the group; another one stands for the cause then.
  const pod =
    chosen !== undefined && group.pods.includes(chosen)
      ? chosen
      : group.pods[0];
  const hidden = group.count - group.pods.length;
  return (
    <div className={styles.card}>
      <div className={styles.row}>
        <RiErrorWarningLine
          size={18}
          aria-hidden="true"
          className={styles.icon}
        />
        <div className={styles.text}>
          <strong>
            {group.updatedRevision
              ? t('failures.updated', {
                  pods: String(group.count),
                  total: String(props.updated),
                })
              : t('failures.old', { count: group.count })}
          </strong>{' '}
          {group.container
            ? t('failures.cause', {
                container: group.container,
                cause: group.cause,
              })
            : group.cause}
          {group.image && (
            <code className={styles.image}> {imageName(group.image)}</code>
          )}
          <Facts group={group} />
        </div>
        <Button
          size="small"
          variant="secondary"
          aria-expanded={open}
          aria-controls={id}
          onPress={() => setOpen(!open)}
        >
          {open ? t('failures.hide') : t('failures.show')}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && pod !== undefined && (
          <>
            <div className={styles.choose}>
              <Select
                size="small"
                label={t('failures.pods')}
                options={group.pods.map(name => ({ value: name, label: name }))}
                value={pod}
                onChange={next =>
                  setChosen(next === null ? undefined : String(next))
                }
              />
              {hidden > 0 && (
                <span>{t('failures.more', { pods: String(hidden) })}</span>
              )}
            </div>
            <Diagnosis
              workload={props.workload}
              pod={pod}
              container={group.container}
            />
          </>
        )}
      </div>
    </div>
  );
}

function Facts(props: { readonly group: FailureGroup }) {
  const { exitCode, restarts, zones } = props.group;
  const t = useT();
  const facts = [
    exitCode !== undefined && t('failures.exit', { code: String(exitCode) }),
    restarts > 0 && t('failures.restarts', { count: restarts }),
    zones.length > 0 && t('failures.zones', { zones: zones.join(', ') }),
  ].filter(Boolean);
  return facts.length === 0 ? null : <> · {facts.join(' · ')}</>;
}
