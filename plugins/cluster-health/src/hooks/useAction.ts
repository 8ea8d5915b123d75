import { useAnalytics } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { messageOf } from '../api/messageOf';

/** What became of a request this viewer made. */
export type ActionState<TAnswer> =
  | { readonly type: 'idle' }
  | { readonly type: 'sending' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly answer: TAnswer };

export interface Action<TAnswer> {
  readonly state: ActionState<TAnswer>;
  /** Resolves to whether it worked. Never rejects: what went wrong is in the state. */
  readonly run: (request: () => Promise<TAnswer>) => Promise<boolean>;
}

/**
 * Runs a request and says how it stands.
 *
 * @param name - what is counted in the portal's analytics.
 */
export function useAction<TAnswer>(name: string): Action<TAnswer> {
  const analytics = useAnalytics();
  const [state, setState] = useState<ActionState<TAnswer>>({ type: 'idle' });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(
    async (request: () => Promise<TAnswer>) => {
      const settle = (next: ActionState<TAnswer>) => {
        if (mounted.current) setState(next);
      };
      settle({ type: 'sending' });
      analytics.captureEvent('click', name);
      try {
        settle({ type: 'done', answer: await request() });
        return true;
      } catch (error) {
        settle({ type: 'failed', message: messageOf(error) });
        return false;
      }
    },
    [analytics, name],
  );
  return useMemo(() => ({ state, run }), [state, run]);
}
