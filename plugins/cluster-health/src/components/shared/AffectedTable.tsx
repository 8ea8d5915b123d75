import type { AffectedObject } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { EntityLink } from './EntityLink';
import tableStyles from './table.module.css';
import textStyles from './text.module.css';

type Affected = AffectedObject & { readonly cluster?: string };

/** Objects a finding is about. The backend sends the first of them; how many there are stands below. */
export function AffectedTable(props: {
  readonly affected: readonly Affected[];
  readonly total: number;
  readonly label: string;
}) {
  const { affected, total } = props;
  const t = useT();
  const onClusters = affected.some(({ cluster }) => cluster !== undefined);
  return (
    <div className={tableStyles.scroll}>
      <table
        className={`${tableStyles.table} ${tableStyles.inner}`}
        aria-label={props.label}
      >
        <thead>
          <tr>
            {onClusters && <th scope="col">{t('causes.cluster')}</th>}
            <th scope="col">{t('causes.kind')}</th>
            <th scope="col">{t('causes.name')}</th>
            <th scope="col">{t('causes.detail')}</th>
            <th scope="col">{t('causes.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {affected.map(object => (
            <tr key={keyOf(object)}>
              {onClusters && (
                <td className={textStyles.nowrap}>{object.cluster}</td>
              )}
              <td>{object.kind}</td>
              <td className={textStyles.name}>
                {object.namespace && `${object.namespace}/`}
                {object.name}
              </td>
              <td>{object.detail}</td>
              <td>
                {object.ownerEntityRef && (
                  <EntityLink entityRef={object.ownerEntityRef} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > affected.length && (
        <p className={textStyles.dim}>
          {t('more', { number: String(total - affected.length) })}
        </p>
      )}
    </div>
  );
}

function keyOf({ cluster, kind, namespace, name }: Affected): string {
  return [cluster, kind, namespace, name].join('/');
}
