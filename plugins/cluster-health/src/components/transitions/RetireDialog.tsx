import { useApi } from '@backstage/core-plugin-api';
import { TextField } from '@backstage/ui';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';
import { useState } from 'react';
import { clusterHealthApiRef } from '../../api/clusterHealthApiRef';
import { useAction } from '../../hooks/useAction';
import { useT } from '../../hooks/useT';
import { ConfirmDialog } from '../shared/ConfirmDialog';

/** Takes a gone node out of the online rate, for good: its name must be typed. */
export function RetireDialog(props: {
  readonly cluster: Pick<ClusterInfo, 'name' | 'title'>;
  readonly node: Pick<NodeTransition, 'node' | 'uid'>;
  readonly onClose: () => void;
}) {
  const { cluster, node, onClose } = props;
  const t = useT();
  const api = useApi(clusterHealthApiRef);
  const { state, run } = useAction<void>('retire-node');
  const [typed, setTyped] = useState('');
  return (
    <ConfirmDialog
      title={t('retire.title', { cluster: cluster.title, node: node.node })}
      confirmLabel={t('retire.confirm', { cluster: cluster.title })}
      canConfirm={typed.trim() === node.node}
      destructive
      state={state}
      failedTitle={t('retire.failed')}
      onConfirm={() => {
        run(() => api.retireNode(cluster.name, node.uid)).then(
          retired => {
            if (retired) onClose();
          },
          () => undefined,
        );
      }}
      onClose={onClose}
    >
      <p>{t('retire.means')}</p>
      <TextField
        label={t('retire.typeNameLabel')}
        description={t('retire.typeName', { node: node.node })}
        value={typed}
        // The only field is what one came for.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}
