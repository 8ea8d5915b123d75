import { Age } from '@pilotage/fleet-react';
import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import textStyles from '../shared/text.module.css';

/** One change of one node. */
export function TransitionRow(props: { readonly transition: NodeTransition }) {
  const { node, from, to, reason, at } = props.transition;
  const t = useT();
  return (
    <tr>
      <th scope="row" className={textStyles.mono}>
        {node}
      </th>
      <td>{t(`transitions.state.${from}`)}</td>
      <td className={to === 'offline' ? textStyles.bad : undefined}>
        {t(`transitions.state.${to}`)}
      </td>
      <td>{reason}</td>
      <td>{t('ago', { age: <Age since={at} /> })}</td>
    </tr>
  );
}
