/**
 * Receives what a list/watch loop learns, in order. Keys are uids.
 *
 * A relist calls `begin`, then `upsert` for every object that exists, then `synced`: whatever was known before
 * `begin` and was not upserted since is gone. Between two relists `upsert` and `remove` follow the watch.
 *
 * @public
 */
export interface ListWatchSink<T> {
  begin(): void;
  upsert(item: T): void;
  remove(item: T): void;
  synced(): void;
  /** Called at every change of the loop's condition and for every sign of life. */
  condition(condition: ListWatchCondition): void;
}

/**
 * How a list/watch loop fares. Times are milliseconds since the epoch.
 *
 * @public
 */
export type ListWatchCondition =
  | { readonly state: 'syncing' }
  | { readonly state: 'live'; readonly lastSeen: number }
  | { readonly state: 'not-installed' }
  | {
      readonly state: 'failing';
      readonly reason: string;
      /** HTTP status of the answer, `undefined` when none came. */
      readonly status?: number;
      readonly attempts: number;
      readonly lastSeen?: number;
    };
