import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { SidecarMove } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import styles from './WorkloadCard.module.css';

/** Somebody moves a sidecar under this application: restarts here need not be its own. */
export function SidecarMoveNote(props: { readonly move: SidecarMove }) {
  const { move } = props;
  const t = useT();
  return (
    <p className={styles.sidecarMove} role="status">
      {t(move.halted ? 'section.sidecarHalted' : 'section.sidecarMoves', {
        name: move.sidecarSet,
        containers: move.containers.join(', '),
        current: String(move.current),
        updating: String(move.updating),
        outdated: String(move.outdated),
      })}{' '}
      {move.ownerEntityRef && (
        <>
          {t('section.sidecarOwner')}{' '}
          <EntityRefLink entityRef={move.ownerEntityRef} hideIcon />
        </>
      )}
    </p>
  );
}
