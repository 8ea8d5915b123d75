import { ButtonIcon } from '@backstage/ui';
import { useLanguage } from '@pilotage/fleet-react';
import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { memo, useId, useState } from 'react';
import { useT } from '../../hooks/useT';
import { isCurrent } from '../../model/causeOrder';
import { causeTitle } from '../../model/causeTitle';
import { SeverityMark } from '../shared/VerdictMark';
import { CauseDetails } from './CauseDetails';
import { CauseFacts } from './CauseFacts';
import styles from './causes.module.css';

/** One cause: what, where, whose and since when; on demand what it shows on and where that was read. */
export const CauseItem = memo((props: { readonly cause: Cause }) => {
  const { cause } = props;
  const t = useT();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = causeTitle(t, language, cause);
  return (
    <li className={styles.cause} data-current={isCurrent(cause)}>
      <div className={styles.line}>
        <SeverityMark severity={cause.severity} />
        <div>
          <h3 className={styles.heading}>
            {title}
            {cause.detail && (
              <span className={styles.detail}> · {cause.detail}</span>
            )}
          </h3>
          <CauseFacts cause={cause} />
        </div>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={open ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
          aria-expanded={open}
          aria-controls={id}
          aria-label={t('causes.details', { title })}
          onPress={() => setOpen(!open)}
        />
      </div>
      <div id={id} hidden={!open}>
        {open && <CauseDetails cause={cause} />}
      </div>
    </li>
  );
});
