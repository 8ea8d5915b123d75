import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { SidecarSummary } from '@pilotage/plugin-rollout-common';
import { useId } from 'react';
import { useT } from '../../hooks/useT';
import { RolloutSections } from '../RolloutSections';
import styles from './sidecars.module.css';

/** The SidecarSets behind a sidecar, with what may be done to them: the Rollout tab of the component that owns it. */
export function SidecarControl(props: { readonly sidecar: SidecarSummary }) {
  const { name, ownerEntityRef, sidecarSets } = props.sidecar;
  const t = useT();
  const id = useId();
  const hint = ownerEntityRef
    ? t('sidecars.controlHint', { name })
    : t('sidecars.noOwner');
  // No panel around it: the sections are panels of their own.
  return (
    <section aria-labelledby={id} className={styles.control}>
      <h2 id={id}>{t('sidecars.control', { name })}</h2>
      {ownerEntityRef && (
        <EntityRefLink entityRef={ownerEntityRef} defaultKind="component" />
      )}
      <p>
        {sidecarSets.length === 0 ? t('sidecars.notDeclared', { name }) : hint}
      </p>
      {sidecarSets.length > 0 && ownerEntityRef && (
        <RolloutSections
          key={ownerEntityRef}
          entityRef={ownerEntityRef}
          embedded
        />
      )}
    </section>
  );
}
