import {
  Tile,
  TileRow,
  type TileTone,
  useLanguage,
} from '@pilotage/fleet-react';
import type {
  SidecarPodState,
  SidecarSummary,
} from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';

/** Which states stand as a number of their own, and how loud. */
const tiles: readonly {
  readonly state: SidecarPodState;
  readonly label:
    | 'updating'
    | 'outdated'
    | 'blocked'
    | 'drifted'
    | 'notInjected'
    | 'unknown';
  readonly tone: TileTone;
}[] = [
  { state: 'updating', label: 'updating', tone: 'plain' },
  { state: 'outdated', label: 'outdated', tone: 'warning' },
  { state: 'blocked', label: 'blocked', tone: 'bad' },
  { state: 'drifted', label: 'drifted', tone: 'bad' },
  { state: 'not-injected', label: 'notInjected', tone: 'plain' },
  { state: 'unknown', label: 'unknown', tone: 'doubtful' },
];

/** One sidecar in a few numbers. States nobody is in are left out, except what one looks for first. */
export function SidecarTiles(props: { readonly sidecar: SidecarSummary }) {
  const { sidecar } = props;
  const { name, pods, counts } = sidecar;
  const t = useT();
  const language = useLanguage();
  const number = (value: number) =>
    new Intl.NumberFormat(language).format(value);
  const current = counts.current ?? 0;
  return (
    <TileRow label={t('sidecars.tiles.label', { name })}>
      <Tile label={t('sidecars.tiles.pods', { name })}>{number(pods)}</Tile>
      <Tile label={t('sidecars.tiles.current')}>
        {pods > 0 ? `${Math.floor((100 * current) / pods)} %` : '?'}
      </Tile>
      {tiles
        .filter(({ state }) => state === 'outdated' || (counts[state] ?? 0) > 0)
        .map(({ state, label, tone }) => (
          <Tile
            key={state}
            label={t(`sidecars.tiles.${label}`)}
            tone={counts[state] ? tone : 'plain'}
          >
            {number(counts[state] ?? 0)}
          </Tile>
        ))}
    </TileRow>
  );
}
