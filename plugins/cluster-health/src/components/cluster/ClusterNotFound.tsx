import { Alert } from '@backstage/ui';
import type { ClusterHealthTopic } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';

/** There is no such cluster: says which ones there are. */
export function ClusterNotFound(props: {
  readonly topic: Pick<ClusterHealthTopic, 'cluster' | 'tried'>;
}) {
  const { cluster, tried } = props.topic;
  const t = useT();
  return (
    <Alert
      status="warning"
      icon
      title={t('problem.notFound', { cluster })}
      description={
        tried.length > 0
          ? t('problem.notFoundHelp', { tried: tried.join(', ') })
          : t('problem.notFoundNone')
      }
    />
  );
}
