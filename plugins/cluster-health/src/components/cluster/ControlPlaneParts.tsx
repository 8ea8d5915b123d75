import type {
  ControlPlaneView,
  Known,
} from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { KnownValue } from '../shared/KnownValue';
import textStyles from '../shared/text.module.css';
import { VerdictMark } from '../shared/VerdictMark';
import styles from './controlPlane.module.css';

/** The control plane with its parts, and how fast it answers us. */
export function ControlPlaneParts(props: {
  readonly controlPlane: Known<ControlPlaneView>;
  readonly seen: boolean;
}) {
  const { controlPlane, seen } = props;
  const t = useT();
  return (
    <div className={styles.controlPlane}>
      <h3 className={styles.title}>{t('facts.controlPlane')}</h3>
      <KnownValue value={controlPlane} seen={seen}>
        {view => (
          <>
            <ul className={styles.parts}>
              {view.parts.map(({ name, verdict, detail }) => (
                <li key={name}>
                  {/* What was well when the cluster was last seen says nothing about now. */}
                  <VerdictMark verdict={seen ? verdict : 'unknown'} />{' '}
                  <span className={textStyles.strong}>{name}</span>{' '}
                  <span className={textStyles.dim}>{detail}</span>
                </li>
              ))}
            </ul>
            <span className={textStyles.dim}>
              {view.latencyMs.known
                ? t('facts.latency', {
                    ms: String(Math.round(view.latencyMs.value)),
                  })
                : t('facts.latencyUnknown', { reason: view.latencyMs.reason })}
            </span>
          </>
        )}
      </KnownValue>
    </div>
  );
}
