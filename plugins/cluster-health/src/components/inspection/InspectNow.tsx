import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { InspectionReport } from '@pilotage/plugin-cluster-health-common';
import { clusterHealthApiRef } from '../../api/clusterHealthApiRef';
import { useAction } from '../../hooks/useAction';
import { useHealthPage } from '../../hooks/healthPage';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';

/** Inspects a cluster now, for who may. The report itself arrives by the stream. */
export function InspectNow(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
}) {
  const { name, title } = props.cluster;
  const t = useT();
  const api = useApi(clusterHealthApiRef);
  const { allowed, live } = useHealthPage();
  const { state, run } = useAction<InspectionReport>('inspect-cluster');
  if (!allowed.inspect) return null;
  return (
    <>
      <span role="status" className={textStyles.dim}>
        {state.type === 'sending' &&
          t('inspection.running', { cluster: title })}
        {state.type === 'done' && t('inspection.done', { cluster: title })}
      </span>
      {state.type === 'failed' && (
        <span role="alert" className={textStyles.bad}>
          {t('inspection.failed', { cluster: title, message: state.message })}
        </span>
      )}
      <Button
        variant="primary"
        isPending={state.type === 'sending'}
        isDisabled={!live}
        onPress={() => {
          run(() => api.inspect(name)).catch(() => undefined);
        }}
      >
        {t('inspection.now', { cluster: title })}
      </Button>
    </>
  );
}
