import { Button, ButtonIcon } from '@backstage/ui';
import { Age } from '@pilotage/fleet-react';
import type { InspectionItem } from '@pilotage/plugin-cluster-health-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { memo, useState } from 'react';
import { useHealthPage } from '../../hooks/healthPage';
import { useT } from '../../hooks/useT';
import { EntityLink } from '../shared/EntityLink';
import tableStyles from '../shared/table.module.css';
import textStyles from '../shared/text.module.css';
import { VerdictMark } from '../shared/VerdictMark';
import styles from './inspection.module.css';
import { ItemDetails } from './ItemDetails';
import { WaiverNote } from './WaiverNote';

const columns = 5;

/** One check: what was asked, what was measured, whose it is, what to do. */
export const InspectionRow = memo(
  (props: {
    readonly item: InspectionItem;
    /** Absent where nothing can be waived. */
    readonly onWaive: ((item: InspectionItem) => void) | undefined;
  }) => {
    const { item, onWaive } = props;
    const { info, result, shown } = item;
    const t = useT();
    const { allowed, live } = useHealthPage();
    const [open, setOpen] = useState(false);
    const waivable = shown === 'fail' || shown === 'warn';
    return (
      <>
        <tr data-verdict={shown}>
          <th scope="row">
            <div className={styles.check}>
              <VerdictMark verdict={shown} />
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={open ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
                aria-expanded={open}
                aria-label={t('inspection.details', { title: info.title })}
                onPress={() => setOpen(!open)}
              />
              <div>
                <span className={textStyles.strong}>{info.title}</span>
                <ItemMarks item={item} />
              </div>
            </div>
          </th>
          <td className={textStyles.mono}>{result.summary}</td>
          <td>
            {item.ownerEntityRef === undefined ? (
              <span className={textStyles.dim}>{t('inspection.noOwner')}</span>
            ) : (
              <EntityLink entityRef={item.ownerEntityRef} />
            )}
          </td>
          <td className={textStyles.dim}>
            {info.suggestion}
            {item.waiver && <WaiverNote waiver={item.waiver} info={info} />}
          </td>
          <td>
            {onWaive && waivable && allowed.waive && (
              <Button
                size="small"
                variant="secondary"
                isDisabled={!live}
                aria-label={t('waiver.openLabel', { check: info.title })}
                onPress={() => onWaive(item)}
              >
                {t('waiver.open')}
              </Button>
            )}
          </td>
        </tr>
        {open && (
          <tr className={tableStyles.detailRow}>
            <td colSpan={columns}>
              <ItemDetails item={item} />
            </td>
          </tr>
        )}
      </>
    );
  },
);

/** What is special about a check: hard, changed since the run before, failing for how long. */
function ItemMarks(props: { readonly item: InspectionItem }) {
  const { info, shown, change, failingSince } = props.item;
  const t = useT();
  const wrong = shown === 'fail' || shown === 'warn';
  return (
    <div className={styles.marks}>
      {info.hard && wrong && (
        <span className={shown === 'fail' ? textStyles.bad : undefined}>
          {t('inspection.hard')}
        </span>
      )}
      {change && (
        <span className={change === 'new-fail' ? textStyles.bad : undefined}>
          {t(`inspection.changed.${change}`)}
        </span>
      )}
      {failingSince !== undefined && wrong && (
        <span>
          {t('inspection.failingFor', { age: <Age since={failingSince} /> })}
        </span>
      )}
    </div>
  );
}
