import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { formatInstant, useLanguage } from '@pilotage/fleet-react';
import type { CheckInfo, Waiver } from '@pilotage/plugin-cluster-health-common';
import { clusterHealthApiRef } from '../../api/clusterHealthApiRef';
import { useAction } from '../../hooks/useAction';
import { useHealthPage } from '../../hooks/healthPage';
import { useT } from '../../hooks/useT';
import { entityName } from '../../model/entityName';
import textStyles from '../shared/text.module.css';

/** Who accepted a finding, why and until when; and the way to take that back. */
export function WaiverNote(props: {
  readonly waiver: Waiver;
  readonly info: Pick<CheckInfo, 'title'>;
}) {
  const { waiver, info } = props;
  const t = useT();
  const language = useLanguage();
  const api = useApi(clusterHealthApiRef);
  const { allowed, live } = useHealthPage();
  const { state, run } = useAction<void>('end-waiver');
  return (
    <div>
      {t('waiver.note', {
        time: formatInstant(waiver.until, language),
        name: entityName(waiver.by) ?? waiver.by,
        reason: waiver.reason,
      })}{' '}
      {allowed.waive && (
        <Button
          size="small"
          variant="tertiary"
          isPending={state.type === 'sending'}
          isDisabled={!live}
          aria-label={t('waiver.endLabel', { check: info.title })}
          onPress={() => {
            run(() => api.endWaiver(waiver.id)).catch(() => undefined);
          }}
        >
          {t('waiver.end')}
        </Button>
      )}
      {state.type === 'failed' && (
        <span role="alert" className={textStyles.bad}>
          {t('waiver.endFailed', { message: state.message })}
        </span>
      )}
    </div>
  );
}
