import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { messageOf } from '../../api/messageOf';
import { rolloutApiRef } from '../../api/rolloutApiRef';
import { useT } from '../../hooks/useT';
import { csvName } from '../../model/sidecars/csvName';
import styles from './sidecars.module.css';

/** The whole matrix as a file. Fetched, not linked: a link carries no sign-in. */
export function ExportButton(props: { readonly query: SidecarFleetQuery }) {
  const api = useApi(rolloutApiRef);
  const t = useT();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const download = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      save(await api.sidecarsCsv(props.query), csvName(props.query));
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      {problem !== undefined && (
        <span role="alert" className={styles.problem}>
          {t('sidecars.exportFailed', { message: problem })}
        </span>
      )}
      <Button
        variant="secondary"
        size="small"
        isPending={pending}
        onPress={download}
      >
        {t('sidecars.export')}
      </Button>
    </>
  );
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
