import { Alert, Button } from '@backstage/ui';
import type { ConnectionState } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';

/** Instead of a page the backend refuses: why, and what to do about it. */
export function Refused(props: {
  readonly connection: Extract<ConnectionState, { state: 'ended' }>;
  /** Name of the permission that opens it. */
  readonly permission: string;
  readonly onRetry: () => void;
}) {
  const { connection } = props;
  const t = useT();
  const forbidden = connection.status === 403;
  return (
    <div role="alert">
      <Alert
        status={forbidden ? 'warning' : 'danger'}
        icon
        title={t(forbidden ? 'refused.notAllowed' : 'refused.title')}
        description={
          <>
            <div>{connection.reason}</div>
            {forbidden && (
              <div>
                {t('refused.notAllowedHelp', { permission: props.permission })}
              </div>
            )}
          </>
        }
        customActions={
          <Button size="small" variant="secondary" onPress={props.onRetry}>
            {t('refused.again')}
          </Button>
        }
      />
    </div>
  );
}
