import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { AffectedTable } from '../shared/AffectedTable';
import { EntityLink } from '../shared/EntityLink';
import { EvidenceTable } from '../shared/EvidenceTable';
import styles from './causes.module.css';

/** What to do about a cause, what it shows on, and where that was read. */
export function CauseDetails(props: { readonly cause: Cause }) {
  const { cause } = props;
  const t = useT();
  return (
    <div className={styles.more}>
      <h4>{t('causes.suggestion')}</h4>
      <p>{cause.suggestion}</p>
      {cause.entityRef !== undefined && (
        <>
          <h4>{t('causes.component')}</h4>
          <p>
            <EntityLink entityRef={cause.entityRef} />
          </p>
        </>
      )}
      {cause.affected.length > 0 && (
        <>
          <h4>{t('causes.affected')}</h4>
          <AffectedTable
            affected={cause.affected}
            total={cause.count}
            label={t('causes.affected')}
          />
        </>
      )}
      {cause.evidence.length > 0 && (
        <>
          <h4>{t('causes.evidence')}</h4>
          <EvidenceTable
            evidence={cause.evidence}
            label={t('causes.evidence')}
          />
        </>
      )}
    </div>
  );
}
