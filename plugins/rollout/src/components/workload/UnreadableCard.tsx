import { Box } from '@backstage/ui';
import { StatusChip } from '@pilotage/fleet-react';
import type { UnreadableSection } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import styles from '../Section.module.css';
import { SectionTitle } from '../SectionTitle';
import { objectName } from '../../model/objectName';

/** A workload that is there but could not be read: said, with what went wrong, instead of left out. */
export function UnreadableCard(props: { readonly section: UnreadableSection }) {
  const { cluster, ref, reason } = props.section;
  const t = useT();
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-label={`${cluster.title} ${objectName(ref)}`}
    >
      <div className={styles.row}>
        <SectionTitle
          cluster={cluster}
          subject={`${objectName(ref)} · ${ref.kind}`}
        >
          <StatusChip tone="unknown">{t('section.unreadable')}</StatusChip>
        </SectionTitle>
      </div>
      <div className={styles.row}>{t('section.unreadableWhy', { reason })}</div>
    </Box>
  );
}
