import type { NodeCounts } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';

/** What is special about the nodes of a cluster, in words. */
export function NodeRemarks(props: { readonly nodes: NodeCounts }) {
  const { cordoned, cordonedWithoutOwner, underPressure } = props.nodes;
  const t = useT();
  const remarks = [
    ...(cordoned > 0 ? [t('facts.cordoned', { count: cordoned })] : []),
    ...(cordonedWithoutOwner > 0
      ? [
          t('facts.cordonedWithoutOwner', {
            count: cordonedWithoutOwner,
          }),
        ]
      : []),
    ...(underPressure > 0
      ? [t('facts.pressure', { count: underPressure })]
      : []),
  ];
  if (remarks.length === 0) return null;
  return (
    <span className={`${textStyles.dim} ${textStyles.age}`}>
      {remarks.join(', ')}
    </span>
  );
}
