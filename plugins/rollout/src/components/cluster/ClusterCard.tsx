import { Box } from '@backstage/ui';
import { StatusChip } from '@pilotage/fleet-react';
import type { ClusterSection } from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import styles from '../Section.module.css';
import { SectionTitle } from '../SectionTitle';
import { ConditionChip } from './ConditionChip';
import { SignIn } from './SignIn';
import { Why, WhyText } from './Why';

/** A cluster of the entity without a workload on the page: one line that says why, and what to do. */
export const ClusterCard = memo(
  (props: { readonly section: ClusterSection }) => {
    const { section } = props;
    const { cluster } = section;
    const t = useT();
    const found = section.state === 'none-found';
    return (
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={cluster.title}
      >
        <Why
          cluster={cluster}
          row={button => (
            <div className={styles.row}>
              <SectionTitle cluster={cluster}>
                {found ? (
                  <StatusChip tone="info">
                    {t('condition.noneFound')}
                  </StatusChip>
                ) : (
                  <ConditionChip condition={cluster.condition} />
                )}
              </SectionTitle>
              <div className={styles.aside}>
                {cluster.notInstalled.length > 0 && (
                  <span className={styles.dim}>
                    {t('condition.notInstalled', {
                      kinds: cluster.notInstalled.join(', '),
                    })}
                  </span>
                )}
                {!found && cluster.condition.state !== 'syncing' && (
                  <span className={styles.dim}>
                    {t('condition.unknownPods')}
                  </span>
                )}
                <SignIn condition={cluster.condition} />
                {button}
              </div>
            </div>
          )}
        >
          <WhyText cluster={cluster} noneFound={found} />
        </Why>
      </Box>
    );
  },
);
