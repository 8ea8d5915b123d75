import { Button } from '@backstage/ui';
import type { SectionCluster } from '@pilotage/plugin-rollout-common';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { useRolloutPage } from '../../hooks/rolloutPage';
import { useT } from '../../hooks/useT';
import styles from '../Section.module.css';

/** A line with a "Why?" button that opens an explanation below it. */
export function Why(props: {
  readonly cluster: SectionCluster;
  readonly row: (button: ReactElement) => ReactNode;
  readonly children: ReactNode;
}) {
  const { cluster } = props;
  const t = useT();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      {props.row(
        <Button
          size="small"
          variant="secondary"
          aria-expanded={open}
          aria-controls={id}
          aria-label={t('condition.whyLabel', {
            cluster: cluster.title,
            state: t(`condition.${cluster.condition.state}`),
          })}
          onPress={() => setOpen(!open)}
        >
          {t('condition.why')}
        </Button>,
      )}
      <div id={id} hidden={!open}>
        {props.children}
      </div>
    </>
  );
}

/** Reason and advice for the state of a cluster. */
export function WhyText(props: {
  readonly cluster: SectionCluster;
  readonly noneFound?: boolean;
}) {
  const { condition, notInstalled } = props.cluster;
  const t = useT();
  const { canSignIn } = useRolloutPage();
  const advice = () => {
    if (props.noneFound) return t('condition.help.none-found');
    if (condition.state !== 'sign-in-required') {
      return t(`condition.help.${condition.state}`);
    }
    return canSignIn
      ? t('condition.help.sign-in-required', { provider: condition.provider })
      : t('condition.signInUnsupported');
  };
  return (
    <dl className={styles.explanation}>
      {'reason' in condition && (
        <>
          <dt>{t('condition.reason')}</dt>
          <dd>{condition.reason}</dd>
        </>
      )}
      <dt>{t('condition.whatToDo')}</dt>
      <dd>{advice()}</dd>
      {notInstalled.length > 0 && (
        <>
          <dt>
            {t('condition.notInstalled', { kinds: notInstalled.join(', ') })}
          </dt>
          <dd>{t('condition.help.notInstalled')}</dd>
        </>
      )}
    </dl>
  );
}
