import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type ClusterSort, clusterSorts } from '../model/clusterOrder';

/** What is chosen on the page. Kept in the address, so that a link shows the same. */
export interface SearchState {
  /** `undefined` for all. */
  readonly environment: string | undefined;
  readonly sort: ClusterSort;
  /** The cluster whose details are asked for. */
  readonly cluster: string | undefined;
  readonly chooseEnvironment: (environment: string | undefined) => void;
  readonly chooseSort: (sort: ClusterSort) => void;
  /** The address with another cluster, for a link. */
  readonly searchWith: (cluster: string) => string;
}

export function useSearchState(): SearchState {
  const [search, setSearch] = useSearchParams();
  return useMemo(() => {
    const [firstSort] = clusterSorts;
    const change = (name: string, value: string | undefined) =>
      setSearch(before => withParameter(before, name, value), {
        replace: true,
      });
    return {
      environment: search.get('environment') ?? undefined,
      sort: clusterSorts.find(each => each === search.get('sort')) ?? firstSort,
      cluster: search.get('cluster') ?? undefined,
      chooseEnvironment: environment => change('environment', environment),
      chooseSort: sort => change('sort', sort === firstSort ? undefined : sort),
      searchWith: cluster =>
        `?${withParameter(search, 'cluster', cluster).toString()}`,
    };
  }, [search, setSearch]);
}

function withParameter(
  before: URLSearchParams,
  name: string,
  value: string | undefined,
): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value === undefined) after.delete(name);
  else after.set(name, value);
  return after;
}
