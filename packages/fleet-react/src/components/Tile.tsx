import { Box } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Tile.module.css';

/** @public */
export type TileTone = 'plain' | 'warning' | 'bad' | 'doubtful';

/** A row of {@link Tile}s: a page in a few numbers. @public */
export function TileRow(props: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Box as="section" bg="neutral" aria-label={props.label}>
      <dl className={styles.tiles}>{props.children}</dl>
    </Box>
  );
}

/** One number with what it counts. It stands above its label, but a screen reader hears the label first. @public */
export function Tile(props: {
  readonly label: string;
  readonly tone?: TileTone;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.tile} data-tone={props.tone ?? 'plain'}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
