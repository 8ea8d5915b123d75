import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { fleetReactTranslationRef } from '../translation/ref';
import { railSegments } from './railSegments';
import styles from './ProgressRail.module.css';

/**
 * A mark on the rail.
 *
 * @public
 */
export interface RailStep {
  /** 0 to 100. */
  readonly percent: number;
  readonly pods: number;
  readonly state: 'reached' | 'current' | 'ahead';
}

/** Numbers count pods. @public */
export interface ProgressRailProps {
  readonly desired: number;
  readonly updated: number;
  readonly updatedAvailable: number;
  /** Updated pods that fail. */
  readonly updatedFailing: number;
  readonly steps: readonly RailStep[];
}

/**
 * How far a rollout is: updated and available (plain), updated and not available yet (light stripes), updated and
 * failing (dark stripes), with a mark per step.
 *
 * @public
 */
export function ProgressRail(props: ProgressRailProps) {
  const { steps } = props;
  const { t } = useTranslationRef(fleetReactTranslationRef);
  const segments = railSegments(props);
  const label = t('rail.label', {
    updated: String(props.updated),
    desired: String(props.desired),
    available: String(props.updatedAvailable),
    failing: String(props.updatedFailing),
  });
  return (
    <div className={styles.rail} data-steps={steps.length > 0}>
      {steps.map(step => (
        <div
          key={step.percent}
          className={styles.tick}
          data-state={step.state}
          data-edge={edgeOf(step.percent)}
          style={{ left: `${step.percent}%` }}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {step.state === 'current'
            ? t('rail.stepPods', {
                percent: String(step.percent),
                count: step.pods,
              })
            : t('rail.step', { percent: String(step.percent) })}
        </div>
      ))}
      <div
        className={styles.track}
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={props.desired}
        aria-valuenow={Math.min(props.updated, props.desired)}
        aria-valuetext={label}
        aria-label={label}
      >
        {segments.map(({ kind, percent }) => (
          <div
            key={kind}
            className={styles[kind]}
            style={{ width: `${percent}%` }}
          />
        ))}
      </div>
    </div>
  );
}

/** Labels at the ends are aligned inwards, so that they stay inside the card. */
function edgeOf(percent: number): 'start' | 'end' | 'none' {
  if (percent <= 4) return 'start';
  return percent >= 96 ? 'end' : 'none';
}
