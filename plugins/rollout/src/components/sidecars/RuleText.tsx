import type { SidecarRule } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import styles from './sidecars.module.css';

/** Why a container counts as a sidecar, or as the application. The whole rule is told on hover and to screen readers. */
export function RuleText(props: { readonly rule: SidecarRule | undefined }) {
  const { type = 'application', detail = '' } = props.rule ?? {};
  const t = useT();
  const values = { detail };
  return (
    <span className={styles.rule} title={t(`sidecars.why.${type}`, values)}>
      {t(`sidecars.rule.${type}`, values)}
    </span>
  );
}
