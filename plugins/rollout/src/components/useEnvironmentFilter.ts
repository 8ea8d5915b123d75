import type { SectionState } from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const parameter = 'environment';

/** Which environment is shown. Kept in the address, so that a link shows the same. */
export interface EnvironmentFilter {
  /** `undefined` for all. */
  readonly environment: string | undefined;
  readonly choose: (environment: string | undefined) => void;
  readonly apply: (
    sections: readonly SectionState<RolloutSection>[],
  ) => readonly SectionState<RolloutSection>[];
}

export function useEnvironmentFilter(): EnvironmentFilter {
  const [search, setSearch] = useSearchParams();
  const environment = search.get(parameter) ?? undefined;
  return useMemo(
    () => ({
      environment,
      choose: next =>
        setSearch(
          before => {
            const after = new URLSearchParams(before);
            if (next === undefined) after.delete(parameter);
            else after.set(parameter, next);
            return after;
          },
          { replace: true },
        ),
      apply: sections =>
        environment === undefined
          ? sections
          : sections.filter(
              ({ section }) => section.cluster.environment === environment,
            ),
    }),
    [environment, setSearch],
  );
}
