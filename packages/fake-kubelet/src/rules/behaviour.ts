/**
 * What a container does instead of starting, becoming ready and running on.
 *
 * `image-cannot-be-pulled` and `slowMs` act on starts; the others also on a container that already runs.
 *
 * @public
 */
export type Behaviour =
  | 'image-cannot-be-pulled'
  | 'crash-at-once'
  | 'never-ready'
  | 'out-of-memory'
  /** Becomes ready, and ends with exit code 1 this long after its start. */
  | { readonly crashAfterMs: number }
  /** Runs at once, but is started and ready only this long after. */
  | { readonly slowMs: number }
  /** Crashes at once so many times in a row, then runs well for so long, and over again. */
  | { readonly crashes: number; readonly thenRunsMs: number };

/** One container, as rules see it. @public */
export interface ContainerTarget {
  readonly image: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly node: string;
}
