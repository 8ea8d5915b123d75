import { PluginHeader } from '@backstage/ui';
import { RiStackLine } from '@remixicon/react';
import { useT } from '../../hooks/useT';
import { SidecarsPage } from './SidecarsPage';

/** The page with its own header: the classic system gives it none. */
export function LegacySidecarsPage() {
  const t = useT();
  return (
    <>
      <PluginHeader title={t('sidecars.title')} icon={<RiStackLine />} />
      <SidecarsPage />
    </>
  );
}
