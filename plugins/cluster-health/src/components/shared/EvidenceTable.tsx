import { Age } from '@pilotage/fleet-react';
import type { Evidence } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import tableStyles from './table.module.css';
import textStyles from './text.module.css';

/** Where a verdict comes from, so that somebody can look for themselves. */
export function EvidenceTable(props: {
  readonly evidence: readonly Evidence[];
  readonly label: string;
}) {
  const t = useT();
  return (
    <div className={tableStyles.scroll}>
      <table
        className={`${tableStyles.table} ${tableStyles.inner}`}
        aria-label={props.label}
      >
        <thead>
          <tr>
            <th scope="col">{t('causes.source')}</th>
            <th scope="col">{t('causes.value')}</th>
            <th scope="col">{t('causes.read')}</th>
          </tr>
        </thead>
        <tbody>
          {props.evidence.map(({ source, value, at }) => (
            <tr key={`${source} ${value}`}>
              <td className={textStyles.mono}>{source}</td>
              <td className={textStyles.mono}>{value}</td>
              <td>{t('ago', { age: <Age since={at} /> })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
