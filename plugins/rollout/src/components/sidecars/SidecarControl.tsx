import { Panel } from '@pilotage/fleet-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { SidecarSummary } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import { RolloutSections } from '../RolloutSections';
import styles from './sidecars.module.css';

/** The SidecarSets behind a sidecar, with what may be done to them: the Rollout tab of the component that owns it. */
export function SidecarControl(props: { readonly sidecar: SidecarSummary }) {
  const { name, ownerEntityRef, sidecarSets } = props.sidecar;
  const t = useT();
  return (
    <Panel
      title={t('sidecars.control', { name })}
      beside={
        ownerEntityRef && (
          <EntityRefLink entityRef={ownerEntityRef} defaultKind="component" />
        )
      }
    >
      <div className={styles.control}>
        {sidecarSets.length === 0 ? (
          <p>{t('sidecars.notDeclared', { name })}</p>
        ) : (
          <p>
            {ownerEntityRef
              ? t('sidecars.controlHint', { name })
              : t('sidecars.noOwner')}
          </p>
        )}
        {sidecarSets.length > 0 && ownerEntityRef && (
          <RolloutSections
            key={ownerEntityRef}
            entityRef={ownerEntityRef}
            embedded
          />
        )}
      </div>
    </Panel>
  );
}
