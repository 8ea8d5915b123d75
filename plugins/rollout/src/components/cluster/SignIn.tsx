import { Button } from '@backstage/ui';
import type { ClusterState } from '@pilotage/fleet-common';
import { useState } from 'react';
import { useRolloutPage } from '../../hooks/rolloutPage';
import { messageOf } from '../../api/messageOf';
import { useT } from '../../hooks/useT';

/** Lets the viewer sign in to a cluster that knows people; nothing for other states. */
export function SignIn(props: { readonly condition: ClusterState }) {
  const { condition } = props;
  const { canSignIn, signIn } = useRolloutPage();
  const t = useT();
  const [problem, setProblem] = useState<string>();
  if (condition.state !== 'sign-in-required' || !canSignIn) return null;
  return (
    <>
      {problem !== undefined && (
        <span role="alert">
          {t('condition.signInFailed', { message: problem })}
        </span>
      )}
      <Button
        size="small"
        variant="primary"
        onPress={() => {
          setProblem(undefined);
          signIn(condition.provider).catch((error: unknown) =>
            setProblem(messageOf(error)),
          );
        }}
      >
        {t('condition.signIn')}
      </Button>
    </>
  );
}
