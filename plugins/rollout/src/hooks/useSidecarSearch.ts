import type {
  SidecarFleetQuery,
  SidecarPodState,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const names = [
  'sidecar',
  'environment',
  'cluster',
  'team',
  'state',
  'text',
] as const satisfies readonly (keyof SidecarFleetQuery)[];

/** What of the fleet is shown. Kept in the address, so that a link shows the same. */
export interface SidecarSearch {
  readonly query: SidecarFleetQuery;
  /** The query as parameters; what is not set is missing. */
  readonly params: Readonly<Record<string, string>>;
  readonly choose: (
    name: keyof SidecarFleetQuery,
    value: string | undefined,
  ) => void;
}

export function useSidecarSearch(): SidecarSearch {
  const [search, setSearch] = useSearchParams();
  return useMemo(() => {
    const params = Object.fromEntries(
      names.flatMap(name => {
        const value = search.get(name) ?? '';
        // An address somebody wrote by hand may name a state there is none of.
        const usable =
          name !== 'state' ||
          sidecarPodStates.includes(value as SidecarPodState);
        return value !== '' && usable ? [[name, value]] : [];
      }),
    );
    return {
      query: params as SidecarFleetQuery,
      params,
      choose: (name, value) =>
        setSearch(
          before => {
            const after = new URLSearchParams(before);
            if (value === undefined || value === '') after.delete(name);
            else after.set(name, value);
            return after;
          },
          { replace: true },
        ),
    };
  }, [search, setSearch]);
}
