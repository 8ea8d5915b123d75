import { squareGrid, useWidth } from '@pilotage/fleet-react';
import { memo, useMemo, useRef } from 'react';
import { useT } from '../../hooks/useT';
import { nodeSquare, poolsOf } from '../../model/nodeLayout';
import type { NodeGroup } from '../../model/nodeGroups';
import { NodeLegend } from './NodeLegend';
import styles from './nodes.module.css';
import { NodeZone } from './NodeZone';
import { useNodePalette } from './useNodePalette';

/**
 * All nodes of a cluster: a square per node, by pool and zone. Drawn on canvas, so that thousands cost a few
 * milliseconds; each zone is a list box for keyboard and screen reader.
 */
export const NodeMap = memo(
  (props: {
    readonly groups: readonly NodeGroup[];
    readonly total: number;
  }) => {
    const { groups, total } = props;
    const t = useT();
    const host = useRef<HTMLDivElement>(null);
    const width = useWidth(host, 480);
    const palette = useNodePalette(host);
    const pools = useMemo(() => poolsOf(groups), [groups]);
    return (
      <>
        <div ref={host} className={styles.map}>
          {pools.map(({ pool, zones }) => (
            <div key={pool}>
              <h3 className={styles.pool}>
                {pool ? t('nodes.pool', { pool }) : t('nodes.noPool')}
              </h3>
              <div className={styles.zones}>
                {zones.map(group => (
                  <NodeZone
                    key={group.zone}
                    group={group}
                    grid={squareGrid({
                      count: group.nodes.length,
                      width,
                      ...nodeSquare(total),
                    })}
                    palette={palette}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
        <NodeLegend groups={groups} />
      </>
    );
  },
);
