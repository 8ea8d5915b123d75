/**
 * Turns bytes of the API server into items. JSON today; another encoding is another decoder.
 *
 * @public
 */
export interface Decoder<T> {
  /** Media type to ask for. */
  readonly accept: string;
  /** One page of a list, from its whole body. */
  page(body: Uint8Array): ListPage<T>;
  /** Cuts a watch stream into frames, one per event. One splitter per stream. */
  frames(): FrameSplitter;
  /** One event of a watch, from its frame. */
  event(frame: Uint8Array): WatchEvent<T>;
}

/** @public */
export interface FrameSplitter {
  push(chunk: Uint8Array): Iterable<Uint8Array>;
}

/** @public */
export interface ListPage<T> {
  /** To be walked once: an item may be projected while it is reached. */
  readonly items: Iterable<T>;
  readonly resourceVersion: string;
  /** Where the next page starts; empty on the last one. */
  readonly continue: string;
}

/** @public */
export type WatchEvent<T> =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
      readonly item: T;
      readonly resourceVersion: string;
    }
  | {
      readonly type: 'BOOKMARK';
      readonly resourceVersion: string;
      /** The bookmark that closes the initial events of a WatchList. */
      readonly initialEventsEnd: boolean;
    }
  | {
      readonly type: 'ERROR';
      readonly code: number | undefined;
      readonly message: string;
    };
