import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  type RolloutVerb,
  rolloutVerbs,
  type WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { RiMoreLine } from '@remixicon/react';
import { useT } from '../../hooks/useT';
import { nextStep } from '../../model/partitionTargets';
import { prominentVerbs } from '../../model/offers';
import type { Verbs } from './useVerbs';
import { VerbButton } from './VerbButton';
import styles from './verbs.module.css';
import { objectName } from '../../model/objectName';

/** Verbs of one workload: the wanted ones as buttons, all others in a menu, each with why it cannot be used now. */
export function VerbBar(props: {
  readonly section: WorkloadSection;
  readonly verbs: Verbs;
  /** Only the menu, for a folded section. */
  readonly compact: boolean;
}) {
  const { section, verbs } = props;
  const t = useT();
  const { ref, cluster, observation } = section;
  const step = nextStep(observation);
  const labelOf = (verb: RolloutVerb) =>
    verb === 'partition' && step?.target.type === 'percent'
      ? t('verb.partitionTo', { percent: String(step.target.value) })
      : t(`verb.${verb}`);
  const use = (verb: RolloutVerb) => {
    if (verbs.stateOf(verb).type !== 'ready') return;
    if (verb === 'pause') {
      // Stopping must be quick and harms nothing: no confirmation.
      void verbs.operation.send({ verb: 'pause' }, section);
    } else verbs.start({ verb });
  };
  const offered = rolloutVerbs.filter(
    verb => verbs.stateOf(verb).type !== 'hidden',
  );
  const buttons = props.compact
    ? []
    : prominentVerbs(observation.verdict.state).filter(verb =>
        offered.includes(verb),
      );
  const rest = offered.filter(verb => !buttons.includes(verb));
  return (
    <div className={styles.bar}>
      {buttons.map((verb, index) => (
        <VerbButton
          key={verb}
          label={labelOf(verb)}
          pendingLabel={t(`verb.pending.${verb}`)}
          state={verbs.stateOf(verb)}
          primary={index === 0}
          onPress={() => use(verb)}
        />
      ))}
      {rest.length > 0 && (
        <MenuTrigger>
          <ButtonIcon
            variant="secondary"
            icon={<RiMoreLine />}
            aria-label={t('verb.more', {
              workload: objectName(ref),
              cluster: cluster.title,
            })}
          />
          <Menu onAction={key => use(key as RolloutVerb)}>
            {rest.map(verb => {
              const state = verbs.stateOf(verb);
              const label =
                state.type === 'pending'
                  ? `${t(`verb.pending.${verb}`)}…`
                  : labelOf(verb);
              return (
                <MenuItem
                  key={verb}
                  id={verb}
                  textValue={label}
                  isDisabled={state.type !== 'ready'}
                >
                  <span className={styles.item}>
                    {label}
                    {state.type === 'disabled' && <small>{state.reason}</small>}
                  </span>
                </MenuItem>
              );
            })}
          </Menu>
        </MenuTrigger>
      )}
    </div>
  );
}
