import { PluginHeader } from '@backstage/ui';
import { RiHeartPulseLine } from '@remixicon/react';
import { useT } from '../hooks/useT';
import { ClustersPage } from './ClustersPage';

/** The page with its own header: the classic system gives it none. */
export function LegacyClustersPage() {
  const t = useT();
  return (
    <>
      <PluginHeader title={t('title')} icon={<RiHeartPulseLine />} />
      <ClustersPage />
    </>
  );
}
