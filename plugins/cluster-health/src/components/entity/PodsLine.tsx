import type { EntityHealthSection } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { KnownValue } from '../shared/KnownValue';
import textStyles from '../shared/text.module.css';

/** How many pods of a component fail on a cluster, and over how many nodes and zones they spread. */
export function PodsLine(props: {
  readonly pods: EntityHealthSection['pods'];
  readonly seen: boolean;
}) {
  const t = useT();
  return (
    <div className={textStyles.dim}>
      <KnownValue value={props.pods} seen={props.seen}>
        {({ total, failing, nodes, zones }) => (
          <>
            {t('entity.pods')}:{' '}
            <span className={failing > 0 ? textStyles.bad : undefined}>
              {t('of', { part: String(failing), whole: String(total) })}
            </span>{' '}
            · {t('entity.spread')}:{' '}
            {t('entity.spreadValue', {
              nodes: t('causes.nodes', { count: nodes }),
              zones: t('entity.zones', { count: zones }),
            })}
          </>
        )}
      </KnownValue>
    </div>
  );
}
