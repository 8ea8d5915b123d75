import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useId, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { fleetReactTranslationRef } from '../translation/ref';
import type { PodPalette } from './drawGlyph';
import { PodCanvas } from './PodCanvas';
import type { PodMapContainer } from './podGlyph';
import { moveInGrid, type SquareGrid, squareAt } from '../grid/squareGrid';
import styles from './PodMap.module.css';
import { PodTooltip } from './PodTooltip';
import type { PodZoneGroup } from './podZones';
import { podText } from './podText';
import { readPod } from './readPod';
import { zoneCounts } from './zoneCounts';

/** One zone: a heading, the squares, and what is needed to walk over them. */
export function PodZone(props: {
  readonly name: string;
  readonly zone: PodZoneGroup;
  readonly dictionary: readonly string[];
  readonly containers: readonly PodMapContainer[];
  readonly grid: SquareGrid;
  readonly palette: PodPalette | undefined;
  readonly onSelect: (podId: number) => void;
}) {
  const { zone, grid, dictionary } = props;
  const { pods } = zone;
  const { t } = useTranslationRef(fleetReactTranslationRef);
  const optionId = useId();
  const hintId = useId();
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const [hovered, setHovered] = useState<number>();

  // Pods may have gone since the last key.
  const current = Math.min(active, pods.length - 1);
  const zoneName = zone.zone
    ? t('pods.zone', { zone: zone.zone })
    : t('pods.noZone');
  const details = (index: number | undefined) => {
    const pod = index === undefined ? undefined : pods[index];
    return pod && readPod(pod, dictionary);
  };
  const activePod = details(current);
  const shownIndex = hovered ?? (focused ? current : undefined);
  const shown = details(shownIndex);

  const select = (index: number | undefined) => {
    const pod = details(index);
    if (pod) props.onSelect(pod.id);
  };
  const indexAt = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return squareAt(
      grid,
      pods.length,
      event.clientX - box.left,
      event.clientY - box.top,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(current);
      return;
    }
    const next = moveInGrid(event.key, current, grid.columns, pods.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <div className={styles.zone}>
      <div className={styles.heading}>
        {zoneName} · {t('pods.zoneCount', { count: pods.length })}
      </div>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('pods.mapLabel', {
          name: props.name,
          zone: zoneName,
          summary: t('pods.summary', zoneCounts(pods)),
        })}
        aria-describedby={hintId}
        aria-activedescendant={activePod ? optionId : undefined}
        className={styles.squares}
        style={{ width: grid.width, height: grid.height }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onMouseMove={event => setHovered(indexAt(event))}
        onMouseLeave={() => setHovered(undefined)}
        onClick={event => select(indexAt(event))}
      >
        <PodCanvas
          pods={pods}
          dictionary={dictionary}
          containers={props.containers}
          grid={grid}
          palette={props.palette}
        />
        {/* One option stands for the pod the keys are on; 3,000 elements would only cost. */}
        {activePod && (
          <div
            role="option"
            id={optionId}
            aria-selected="true"
            aria-posinset={current + 1}
            aria-setsize={pods.length}
            className={styles.option}
          >
            {podText(t, activePod, props.containers)}
          </div>
        )}
        {shown && shownIndex !== undefined && (
          <PodTooltip
            pod={shown}
            containers={props.containers}
            grid={grid}
            index={shownIndex}
            ring={focused && shownIndex === current}
          />
        )}
      </div>
      <span id={hintId} className={styles.option}>
        {t('pods.mapHint')}
      </span>
    </div>
  );
}
