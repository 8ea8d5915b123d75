import { Alert, Button } from '@backstage/ui';
import { Age, formatDuration, useLanguage } from '@pilotage/fleet-react';
import type {
  OperationRecord,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import type { ReactNode } from 'react';
import type { SectionOperation } from '../../hooks/useOperation';
import { useT } from '../../hooks/useT';
import styles from './verbs.module.css';

/**
 * What became of the viewer's last verb: success is shown only when the controller was seen to act on it.
 */
export function OperationNote(props: {
  readonly section: WorkloadSection;
  readonly operation: SectionOperation;
}) {
  const { section, operation } = props;
  const { state } = operation;
  const t = useT();
  switch (state.type) {
    case 'none':
    case 'sending':
      return null;
    case 'recorded':
      return (
        <Note onDismiss={operation.clear}>
          <Recorded
            operation={
              section.activity.find(({ id }) => id === state.operation.id) ??
              state.operation
            }
          />
        </Note>
      );
    case 'refused':
      return (
        <Note onDismiss={operation.clear}>
          <Alert
            status="danger"
            icon
            title={t('verb.refused', {
              verb: t(`verb.pending.${state.verb}`),
              message: state.refusal.message,
            })}
            description={
              <>
                {state.refusal.changedBy.map(change => (
                  <span key={`${change.manager} ${change.at}`}>
                    {t('verb.changedBy', {
                      manager: change.manager,
                      age: <Age since={change.at} />,
                    })}{' '}
                  </span>
                ))}
                {state.refusal.whatToDo}
              </>
            }
          />
        </Note>
      );
    default:
      return (
        <Note onDismiss={operation.clear}>
          <Alert
            status="danger"
            icon
            title={t('verb.failed', {
              verb: t(`verb.pending.${state.verb}`),
              message: state.message,
            })}
          />
        </Note>
      );
  }
}

function Note(props: {
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <div className={styles.note} role="status">
      <div className={styles.noteText}>{props.children}</div>
      <Button size="small" variant="tertiary" onPress={props.onDismiss}>
        {t('verb.dismiss')}
      </Button>
    </div>
  );
}

function Recorded(props: { readonly operation: OperationRecord }) {
  const { summary, outcome, requestedAt } = props.operation;
  const t = useT();
  const language = useLanguage();
  switch (outcome.state) {
    case 'confirmed':
      return (
        <Alert
          status="success"
          icon
          title={t('verb.confirmedIn', {
            summary,
            duration: formatDuration(outcome.at - requestedAt, language),
          })}
        />
      );
    case 'failed':
      return (
        <Alert
          status="danger"
          icon
          title={t('verb.operationFailed', { summary, reason: outcome.reason })}
        />
      );
    case 'unchanged':
      return (
        <Alert status="info" icon title={t('verb.unchanged', { summary })} />
      );
    default:
      return (
        <Alert
          status="info"
          isPending
          icon
          title={t('verb.waiting', { summary })}
        />
      );
  }
}
