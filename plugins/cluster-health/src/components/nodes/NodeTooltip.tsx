import type { SquareGrid } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import type { ShownNode } from '../../model/nodeGroups';
import styles from './nodes.module.css';

/** What a square stands for, beside it. Hidden from screen readers: they hear the option of the list box. */
export function NodeTooltip(props: {
  readonly node: ShownNode;
  readonly grid: SquareGrid;
  readonly index: number;
  readonly ring: boolean;
}) {
  const { node, grid, index } = props;
  const t = useT();
  const pitch = grid.cell + grid.gap;
  const column = index % grid.columns;
  const left = column * pitch;
  const top = Math.floor(index / grid.columns) * pitch;
  // In the right half it opens to the left, so that it stays on the page.
  const beside =
    column > grid.columns / 2
      ? { right: grid.width - left - grid.cell }
      : { left };
  return (
    <div aria-hidden="true">
      <div
        className={styles.ring}
        data-ring={props.ring}
        style={{ left, top, width: grid.cell, height: grid.cell }}
      />
      <div
        className={styles.tooltip}
        style={{ ...beside, top: top + grid.cell + 6 }}
      >
        <strong>{node.name}</strong>
        <span>
          {t(`nodeState.${node.state}`)}
          {node.reason && ` · ${node.reason}`}
        </span>
        <span>{t('nodes.pods', { count: node.pods })}</span>
      </div>
    </div>
  );
}
