import { Tile, TileRow, useLanguage } from '@pilotage/fleet-react';
import type {
  FleetHealthTopic,
  Known,
  OnlineRate,
} from '@pilotage/plugin-cluster-health-common';
import { useT } from '../hooks/useT';
import { formatNumber, formatPercent, isDoubtful } from '../model/percent';

/** The fleet in four numbers, each with what it counts. */
export function Tiles(props: { readonly topic: FleetHealthTopic }) {
  const { clusters, online, causes, failingPods, withoutOwner } = props.topic;
  const t = useT();
  return (
    <TileRow label={t('tiles.label')}>
      <Tile
        label={t('tiles.serving')}
        tone={clusters.serving < clusters.total ? 'warning' : 'plain'}
      >
        {t('of', {
          part: String(clusters.serving),
          whole: String(clusters.total),
        })}
      </Tile>
      <OnlineTile online={online} />
      <Tile
        label={`${t('tiles.causes', { count: causes })} ${t(
          'tiles.failingPods',
          { count: failingPods },
        )}`}
        tone={causes > 0 ? 'bad' : 'plain'}
      >
        {causes}
      </Tile>
      <Tile
        label={t('tiles.withoutOwner', { count: withoutOwner })}
        tone={withoutOwner > 0 ? 'warning' : 'plain'}
      >
        {withoutOwner}
      </Tile>
    </TileRow>
  );
}

function OnlineTile(props: { readonly online: Known<OnlineRate> }) {
  const { online } = props;
  const t = useT();
  const language = useLanguage();
  if (!online.known || online.value.rate === undefined) {
    const reason = online.known
      ? t('tiles.coverage', {
          value: formatPercent(online.value.coverage, 1, language),
        })
      : online.reason;
    return (
      <Tile label={t('tiles.onlineUnknown', { reason })} tone="doubtful">
        {t('unknown.mark')}
      </Tile>
    );
  }
  const { rate, coverage, nodes, gone } = online.value;
  const doubtful = isDoubtful(online.value);
  const label = [
    t('tiles.online'),
    t(doubtful ? 'tiles.doubtful' : 'tiles.coverage', {
      value: formatPercent(coverage, 1, language),
    }),
    t('tiles.nodes', {
      count: nodes,
      number: formatNumber(nodes, language),
    }),
    ...(gone > 0 ? [t('tiles.gone', { count: gone })] : []),
  ].join(' · ');
  return (
    <Tile label={label} tone={doubtful ? 'doubtful' : 'plain'}>
      {t('percent', { value: formatPercent(rate, 2, language) })}
    </Tile>
  );
}
