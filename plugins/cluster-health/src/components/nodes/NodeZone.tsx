import { moveInGrid, squareAt, type SquareGrid } from '@pilotage/fleet-react';
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import type { NodePalette } from '../../model/drawNode';
import type { NodeGroup } from '../../model/nodeGroups';
import { NodeCanvas } from './NodeCanvas';
import styles from './nodes.module.css';
import { NodeTooltip } from './NodeTooltip';
import { useNodeText } from './useNodeText';

/** One zone of one pool: a heading, the squares, and what is needed to walk over them. */
export function NodeZone(props: {
  readonly group: NodeGroup;
  readonly grid: SquareGrid;
  readonly palette: NodePalette | undefined;
}) {
  const { group, grid } = props;
  const { nodes } = group;
  const t = useT();
  const nodeText = useNodeText();
  const optionId = useId();
  const hintId = useId();
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const [hovered, setHovered] = useState<number>();

  // Nodes may have gone since the last key.
  const current = Math.min(active, nodes.length - 1);
  const activeNode = nodes[current];
  const shownIndex = hovered ?? (focused ? current : undefined);
  const shown = shownIndex === undefined ? undefined : nodes[shownIndex];
  const zone = group.zone
    ? t('nodes.zone', { zone: group.zone })
    : t('nodes.noZone');
  const summary = t('nodes.summary', {
    ready: String(nodes.filter(({ state }) => state === 'ready').length),
    total: String(nodes.length),
  });

  const indexAt = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return squareAt(
      grid,
      nodes.length,
      event.clientX - box.left,
      event.clientY - box.top,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event.key, current, grid.columns, nodes.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <div className={styles.zone}>
      <div className={styles.heading}>
        {zone} · {summary}
      </div>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('nodes.groupLabel', {
          pool: group.pool
            ? t('nodes.pool', { pool: group.pool })
            : t('nodes.noPool'),
          zone,
          summary,
        })}
        aria-describedby={hintId}
        aria-activedescendant={activeNode ? optionId : undefined}
        className={styles.squares}
        style={{ width: grid.width, height: grid.height }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onMouseMove={event => setHovered(indexAt(event))}
        onMouseLeave={() => setHovered(undefined)}
      >
        <NodeCanvas nodes={nodes} grid={grid} palette={props.palette} />
        {/* One option stands for the node the keys are on; thousands of elements would only cost. */}
        {activeNode && (
          <div
            role="option"
            id={optionId}
            aria-selected="true"
            aria-posinset={current + 1}
            aria-setsize={nodes.length}
            className={styles.option}
          >
            {nodeText(activeNode)}
          </div>
        )}
        {shown && shownIndex !== undefined && (
          <NodeTooltip
            node={shown}
            grid={grid}
            index={shownIndex}
            ring={focused && shownIndex === current}
          />
        )}
      </div>
      <span id={hintId} className={styles.option}>
        {t('nodes.hint')}
      </span>
    </div>
  );
}
