import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';
import { entityName } from '../../model/entityName';

/** Link to an entity of the catalog. A ref that cannot be read is shown as it came. */
export function EntityLink(props: {
  readonly entityRef: string;
  readonly children?: ReactNode;
}) {
  const { entityRef } = props;
  const name = entityName(entityRef);
  if (name === undefined) return <>{props.children ?? entityRef}</>;
  const full = stringifyEntityRef(
    parseEntityRef(entityRef, { defaultKind: 'group' }),
  );
  return (
    <EntityRefLink entityRef={full}>{props.children ?? name}</EntityRefLink>
  );
}
