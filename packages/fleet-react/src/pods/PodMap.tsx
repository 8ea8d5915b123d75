import type { PodTuple } from '@pilotage/fleet-common';
import { memo, useMemo, useRef } from 'react';
import type { PodMapContainer } from './podGlyph';
import { podGrid } from './podGrid';
import styles from './PodMap.module.css';
import { PodZone } from './PodZone';
import { podZones } from './podZones';
import { usePalette } from './usePalette';
import { useWidth } from '../grid/useWidth';

/** @public */
export interface PodMapProps {
  /** Whose pods these are, for the accessible name. */
  readonly name: string;
  readonly pods: ReadonlyMap<number, PodTuple>;
  readonly dictionary: readonly string[];
  /** Containers of the template, in the order of the tuples. */
  readonly containers: readonly PodMapContainer[];
  /** Called with the id of a pod that is clicked, or entered by keyboard. */
  readonly onSelect: (podId: number) => void;
}

/**
 * All pods of a workload: a square per pod, a strip per container, an outline when it was updated in place,
 * grouped by zone. Drawn on canvas, so that 3,000 pods cost a few milliseconds; each zone is a list box for
 * keyboard and screen reader.
 *
 * @public
 */
export const PodMap = memo((props: PodMapProps) => {
  const { pods, dictionary } = props;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host, 720);
  const palette = usePalette(host);
  const zones = useMemo(() => podZones(pods, dictionary), [pods, dictionary]);
  return (
    <div ref={host} className={styles.map}>
      {zones.map(zone => (
        <PodZone
          key={zone.zone}
          name={props.name}
          zone={zone}
          dictionary={dictionary}
          containers={props.containers}
          grid={podGrid({
            pods: zone.pods.length,
            total: pods.size,
            zones: zones.length,
            width,
          })}
          palette={palette}
          onSelect={props.onSelect}
        />
      ))}
    </div>
  );
});
