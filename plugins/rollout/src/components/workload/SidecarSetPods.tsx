import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useLocation } from 'react-router-dom';
import { useT } from '../../hooks/useT';
import { sidecarsRouteRef } from '../../routes';

/** A SidecarSet owns no pods: they are its applications', and stand in the matrix. */
export function SidecarSetPods(props: {
  readonly container: string | undefined;
}) {
  const t = useT();
  const path = useRouteRef(sidecarsRouteRef)();
  const { pathname } = useLocation();
  // On the page it leads to, the matrix is just above.
  if (pathname.endsWith(path)) return null;
  const query = props.container
    ? `?${new URLSearchParams({ sidecar: props.container })}`
    : '';
  return <Link href={`${path}${query}`}>{t('section.wherePodsAre')}</Link>;
}
