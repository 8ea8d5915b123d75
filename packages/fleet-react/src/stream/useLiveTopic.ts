import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { openEventStream } from './openEventStream';
import { scheduleFlush } from './scheduleFlush';
import { type LiveSnapshot, TopicStream } from './TopicStream';

/** @public */
export interface LiveTopicOptions {
  /** Backend plugin that serves the topic. */
  readonly pluginId: string;
  /** Path below the plugin, for example `/v1/stream`. */
  readonly path: string;
  /** Query of the request; a change opens another stream. */
  readonly params: Readonly<Record<string, string>>;
  /** Headers of each attempt, for example cluster tokens of the viewer. Read anew each time. */
  readonly headers?: () => Promise<Readonly<Record<string, string>>>;
}

/** @public */
export interface LiveTopic<TSection, TTopic>
  extends LiveSnapshot<TSection, TTopic> {
  /** Asks for a new snapshot now: to stop waiting, or because the headers changed. */
  readonly reconnect: () => void;
}

/**
 * Hears one live topic of a backend for as long as the component is mounted. Updates arrive at most once per
 * animation frame; data of a lost connection stays, with `connection` saying how old it is.
 *
 * @public
 */
export function useLiveTopic<TSection, TTopic>(
  options: LiveTopicOptions,
): LiveTopic<TSection, TTopic> {
  const { pluginId, path, headers } = options;
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const query = new URLSearchParams(options.params).toString();

  const latestHeaders = useRef(headers);
  useEffect(() => {
    latestHeaders.current = headers;
  }, [headers]);

  const stream = useMemo(
    () =>
      new TopicStream<TSection, TTopic>({
        schedule: scheduleFlush,
        random: Math.random,
        open: async request => {
          const [baseUrl, extra] = await Promise.all([
            discoveryApi.getBaseUrl(pluginId),
            latestHeaders.current?.() ?? {},
          ]);
          if (request.signal.aborted) return;
          await openEventStream({
            url: new URL(`${baseUrl}${path}?${query}`, window.location.href),
            fetch: fetchApi.fetch,
            headers: extra,
            request,
          });
        },
      }),
    [discoveryApi, fetchApi, pluginId, path, query],
  );

  useEffect(() => {
    stream.connect();
    return stream.disconnect;
  }, [stream]);

  const snapshot = useSyncExternalStore(stream.subscribe, stream.getSnapshot);
  return { ...snapshot, reconnect: stream.reconnect };
}
