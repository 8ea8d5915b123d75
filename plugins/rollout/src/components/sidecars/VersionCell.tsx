import type { SidecarCounts } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { podsIn, statesIn } from '../../model/sidecars/cellState';
import styles from './sidecars.module.css';

/** Pods of one version: how many, and in words which of them are not simply current. */
export function VersionCell(props: {
  readonly counts: SidecarCounts;
  /** The cluster is not seen: what stands here is what was last known. */
  readonly unknown?: boolean;
}) {
  const { counts } = props;
  const t = useT();
  const pods = podsIn(counts);
  const [worst] = statesIn(counts);
  if (!worst) {
    return (
      <td className={styles.cell}>
        {props.unknown ? (
          <span title={t('sidecars.matrix.unknown')}>?</span>
        ) : (
          <span aria-label={t('sidecars.matrix.none')}>·</span>
        )}
      </td>
    );
  }
  return (
    <td className={styles.cell} data-state={worst.state}>
      <span className={styles.count}>{pods}</span>
      {statesIn(counts).map(({ state, pods: some }) =>
        state === 'current' ? null : (
          <small key={state}>
            {some === pods ? '' : `${some} `}
            {t(`sidecars.states.${state}`)}
          </small>
        ),
      )}
    </td>
  );
}
