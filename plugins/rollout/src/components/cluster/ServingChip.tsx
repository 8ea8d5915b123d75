import type { ServingMark } from '@pilotage/fleet-common';
import { StatusChip } from '@pilotage/fleet-react';
import { Tooltip, TooltipTrigger, Button } from '@backstage/ui';
import { useT } from '../../hooks/useT';
import styles from './ServingChip.module.css';

/** Says that a cluster should be given no new work, or that nobody knows. A cluster that serves needs no chip. */
export function ServingChip(props: { readonly mark: ServingMark | undefined }) {
  const { mark } = props;
  const t = useT();
  if (!mark || mark.state === 'serving') return null;
  const known = mark.state === 'not-serving';
  return (
    <TooltipTrigger delay={200}>
      <Button variant="tertiary" size="small" className={styles.trigger}>
        <StatusChip tone={known ? 'bad' : 'unknown'}>
          {t(known ? 'condition.notServing' : 'condition.servingUnknown')}
        </StatusChip>
      </Button>
      <Tooltip>{mark.reason}</Tooltip>
    </TooltipTrigger>
  );
}
