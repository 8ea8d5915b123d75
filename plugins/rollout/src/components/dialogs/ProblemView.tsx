import { Alert } from '@backstage/ui';
import { Age } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import type { DescribedChange } from './useChange';
import styles from './dialogs.module.css';

/** Why the change was not written: what happened, by whom, and what to do. The form around it keeps its content. */
export function ProblemView(props: {
  readonly problem: DescribedChange['problem'];
}) {
  const { problem } = props;
  const t = useT();
  if (!problem) return null;
  if (problem.type === 'failed') {
    return (
      <div role="alert">
        <Alert
          status="danger"
          icon
          title={t('refusal.failedTitle')}
          description={problem.message}
        />
      </div>
    );
  }
  const { message, changedBy, whatToDo } = problem.refusal;
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={t('refusal.title')}
        description={
          <>
            {message}
            {changedBy.length > 0 && (
              <ul className={styles.obstacles}>
                {changedBy.map(({ manager, at }) => (
                  <li key={`${manager} ${at}`}>
                    {t('refusal.changedBy', {
                      manager,
                      age: <Age since={at} />,
                    })}
                  </li>
                ))}
              </ul>
            )}
            <div>{t('refusal.whatToDo', { advice: whatToDo })}</div>
          </>
        }
      />
    </div>
  );
}
