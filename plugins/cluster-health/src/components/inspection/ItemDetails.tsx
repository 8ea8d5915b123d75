import type { InspectionItem } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { AffectedTable } from '../shared/AffectedTable';
import { EvidenceTable } from '../shared/EvidenceTable';
import styles from './inspection.module.css';

/** Why a check matters, its limits, what it is about and where that was read. */
export function ItemDetails(props: { readonly item: InspectionItem }) {
  const { info, result } = props.item;
  const t = useT();
  return (
    <div className={styles.details}>
      <h4>{t('inspection.why')}</h4>
      <p>{info.why}</p>
      <h4>{t('inspection.limits')}</h4>
      <p>{info.limits}</p>
      {result.affected.length > 0 && (
        <>
          <h4>{t('causes.affected')}</h4>
          <AffectedTable
            affected={result.affected}
            total={result.affectedTotal}
            label={t('causes.affected')}
          />
        </>
      )}
      {result.evidence.length > 0 && (
        <>
          <h4>{t('causes.evidence')}</h4>
          <EvidenceTable
            evidence={result.evidence}
            label={t('causes.evidence')}
          />
        </>
      )}
    </div>
  );
}
