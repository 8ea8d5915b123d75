import { Button, VisuallyHidden } from '@backstage/ui';
import { memo, useMemo, useState } from 'react';
import { useT } from '../../hooks/useT';
import { type NodeGroup, nodesWorstFirst } from '../../model/nodeGroups';
import tableStyles from '../shared/table.module.css';
import textStyles from '../shared/text.module.css';

const pageSize = 50;

/** The node map as a table, the worst first. */
export const NodeTable = memo(
  (props: {
    readonly groups: readonly NodeGroup[];
    /** Title of the cluster. */
    readonly cluster: string;
  }) => {
    const { groups, cluster } = props;
    const t = useT();
    const [limit, setLimit] = useState(pageSize);
    const nodes = useMemo(() => nodesWorstFirst(groups), [groups]);
    const hidden = nodes.length - limit;
    return (
      <>
        <div className={tableStyles.scroll}>
          <table className={tableStyles.table}>
            <caption>
              <VisuallyHidden>{t('nodes.caption', { cluster })}</VisuallyHidden>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('nodes.node')}</th>
                <th scope="col">{t('nodes.state')}</th>
                <th scope="col">{t('nodes.poolColumn')}</th>
                <th scope="col">{t('nodes.zoneColumn')}</th>
                <th scope="col" className={tableStyles.number}>
                  {t('nodes.podsColumn')}
                </th>
                <th scope="col">{t('nodes.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {nodes.slice(0, limit).map(node => (
                <tr key={node.name}>
                  <th scope="row" className={textStyles.name}>
                    {node.name}
                  </th>
                  <td>{t(`nodeState.${node.state}`)}</td>
                  <td>{node.pool || t('nodes.noPool')}</td>
                  <td>{node.zone || t('nodes.noZone')}</td>
                  <td className={tableStyles.number}>{node.pods}</td>
                  <td>{node.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {hidden > 0 && (
          <div className={tableStyles.more}>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setLimit(limit + 10 * pageSize)}
            >
              {t('nodes.showAll', { count: Math.min(hidden, 10 * pageSize) })}
            </Button>
          </div>
        )}
      </>
    );
  },
);
