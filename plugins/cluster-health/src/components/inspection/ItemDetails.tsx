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
      <h3>{t('inspection.why')}</h3>
      <p>{info.why}</p>
      <h3>{t('inspection.limits')}</h3>
      <p>{info.limits}</p>
      {result.affected.length > 0 && (
        <>
          <h3>{t('causes.affected')}</h3>
          <AffectedTable
            affected={result.affected}
            total={result.affectedTotal}
            label={t('causes.affected')}
          />
        </>
      )}
      {result.evidence.length > 0 && (
        <>
          <h3>{t('causes.evidence')}</h3>
          <EvidenceTable
            evidence={result.evidence}
            label={t('causes.evidence')}
          />
        </>
      )}
    </div>
  );
}
