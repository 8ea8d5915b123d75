import type { SidecarCluster } from '@pilotage/plugin-rollout-common';
import { ConditionChip } from '../cluster/ConditionChip';
import sectionStyles from '../Section.module.css';

/** Head of a cluster's column; says when its numbers are not of now. */
export function ClusterHead(props: { readonly cluster: SidecarCluster }) {
  const { cluster } = props;
  return (
    <th scope="col">
      {cluster.environment && (
        <span className={sectionStyles.environment}>{cluster.environment}</span>
      )}{' '}
      {cluster.title}
      {cluster.condition.state !== 'live' && (
        <div>
          <ConditionChip condition={cluster.condition} />
        </div>
      )}
    </th>
  );
}
