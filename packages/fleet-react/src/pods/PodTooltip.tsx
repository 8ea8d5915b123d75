import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { fleetReactTranslationRef } from '../translation/ref';
import type { PodMapContainer } from './podGlyph';
import type { SquareGrid } from '../grid/squareGrid';
import styles from './PodMap.module.css';
import { revisionText } from './podText';
import type { PodDetails } from './readPod';

/** What a square stands for, beside it. Hidden from screen readers: they hear the option of the list box. */
export function PodTooltip(props: {
  readonly pod: PodDetails;
  readonly containers: readonly PodMapContainer[];
  readonly grid: SquareGrid;
  readonly index: number;
  readonly ring: boolean;
}) {
  const { pod, grid, index } = props;
  const { t } = useTranslationRef(fleetReactTranslationRef);
  const pitch = grid.cell + grid.gap;
  const left = (index % grid.columns) * pitch;
  const top = Math.floor(index / grid.columns) * pitch;
  return (
    <div aria-hidden="true">
      <div
        className={styles.ring}
        data-ring={props.ring}
        style={{ left, top, width: grid.cell, height: grid.cell }}
      />
      <div
        className={styles.tooltip}
        style={{ left, top: top + grid.cell + 6 }}
      >
        <strong>{pod.name}</strong>
        <span>
          {t(`podState.${pod.state}`)}
          {pod.reason && ` · ${pod.reason}`} · {revisionText(t, pod)}
        </span>
        {pod.containers.map((container, at) => (
          <span key={props.containers[at]?.name ?? at}>
            {props.containers[at]?.name} {shortImage(container.image)} ·{' '}
            {t(`containerState.${container.state}`)}
          </span>
        ))}
        <span>
          {pod.node || t('pods.noNode')} ·{' '}
          {t('pods.restarts', { count: pod.restarts })}
        </span>
      </div>
    </div>
  );
}

function shortImage(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}
