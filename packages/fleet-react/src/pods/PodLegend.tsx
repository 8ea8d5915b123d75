import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PodTuple } from '@pilotage/fleet-common';
import { memo, useMemo, useRef } from 'react';
import { fleetReactTranslationRef } from '../translation/ref';
import { GlyphCanvas } from './GlyphCanvas';
import { legendEntries } from './legendEntries';
import type { PodMapContainer } from './podGlyph';
import styles from './PodLegend.module.css';
import { usePalette } from './usePalette';

/**
 * Explains the squares that are on the map now, and only those.
 *
 * @public
 */
export const PodLegend = memo(
  (props: {
    readonly pods: ReadonlyMap<number, PodTuple>;
    readonly dictionary: readonly string[];
    readonly containers: readonly PodMapContainer[];
  }) => {
    const { pods, dictionary, containers } = props;
    const { t } = useTranslationRef(fleetReactTranslationRef);
    const host = useRef<HTMLUListElement>(null);
    const palette = usePalette(host);
    const entries = useMemo(
      () => legendEntries(pods, dictionary, containers),
      [pods, dictionary, containers],
    );
    const names = (changed: boolean) =>
      containers
        .filter(container => container.changed === changed)
        .map(container => container.name)
        .join(', ');
    const mixed = containers.some(container => !container.changed);
    return (
      <ul ref={host} className={styles.legend} aria-label={t('legend.label')}>
        {entries.map(({ key, glyph }) => (
          <li key={key}>
            <GlyphCanvas glyph={glyph} palette={palette} />
            {key === 'inPlace' && mixed
              ? t('legend.inPlaceMixed', {
                  changed: names(true),
                  untouched: names(false),
                })
              : t(`legend.${key}`)}
          </li>
        ))}
      </ul>
    );
  },
);
