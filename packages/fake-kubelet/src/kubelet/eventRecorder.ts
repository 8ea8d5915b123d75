import { resourcePath, type ClusterConnection } from '@pilotage/fleet-node';
import type { Clock } from '../clock';
import { apiTime } from '../pod/apiTime';
import type { PodEvent } from '../pod/podEvents';
import type { Pod } from '../pod/podTypes';
import { Limiter } from './limiter';
import { TokenBucket } from './tokenBucket';

interface Series {
  readonly name: string;
  readonly firstTimestamp: string;
  count: number;
  /** The count the server has; undefined until the event is created. */
  written?: number;
  busy: boolean;
}

const eventsInFlight = 4;
const events = { group: '', version: 'v1', plural: 'events' };

/**
 * Writes events as a kubelet does: the first of its kind creates an object, the next ones raise its count. Events are
 * told on a best effort: one that cannot be written is lost, and Normal ones are limited in rate, as with the
 * kubelet's `--event-qps`.
 */
export class EventRecorder {
  readonly #connection: ClusterConnection;
  readonly #clock: Clock;
  readonly #limiter = new Limiter(eventsInFlight);
  readonly #normal: TokenBucket;
  readonly #series = new Map<string, Map<string, Series>>();
  #written = 0;

  constructor(options: {
    connection: ClusterConnection;
    clock: Clock;
    normalEventsPerSecond: number;
  }) {
    this.#connection = options.connection;
    this.#clock = options.clock;
    this.#normal = new TokenBucket(
      options.clock,
      options.normalEventsPerSecond,
    );
  }

  record(pod: Pod, happened: readonly PodEvent[]): void {
    for (const event of happened) {
      if (event.type === 'Warning' || this.#normal.take())
        this.#count(pod, event);
    }
  }

  /** Forgets the series of a pod that is gone. */
  forget(podUid: string): void {
    this.#series.delete(podUid);
  }

  #count(pod: Pod, event: PodEvent): void {
    const ofPod =
      this.#series.get(pod.metadata.uid) ?? new Map<string, Series>();
    this.#series.set(pod.metadata.uid, ofPod);
    const key = [event.container, event.reason, event.message].join('\n');
    const series = ofPod.get(key) ?? this.#newSeries(pod);
    ofPod.set(key, series);
    series.count += 1;
    if (!series.busy) void this.#flush(pod, event, series);
  }

  #newSeries(pod: Pod): Series {
    this.#written += 1;
    const now = this.#clock.now();
    const unique = BigInt(now) * 1_000_000n + BigInt(this.#written);
    return {
      name: `${pod.metadata.name}.${unique.toString(16)}`,
      firstTimestamp: apiTime(now),
      count: 0,
      busy: false,
    };
  }

  async #flush(pod: Pod, event: PodEvent, series: Series): Promise<void> {
    series.busy = true;
    try {
      while (series.written !== series.count) {
        const { count } = series;
        await this.#limiter.run(() => this.#write(pod, event, series));
        series.written = count;
      }
    } catch {
      // Told on a best effort, see above. The next one of its kind tries again.
    } finally {
      series.busy = false;
    }
  }

  async #write(pod: Pod, event: PodEvent, series: Series): Promise<void> {
    const { namespace } = pod.metadata;
    const lastTimestamp = apiTime(this.#clock.now());
    const { name, count } = series;
    const response =
      series.written === undefined
        ? await this.#connection.request({
            method: 'POST',
            path: resourcePath({ type: events, namespace }),
            body: { ...eventObject(pod, event, series), lastTimestamp },
          })
        : await this.#connection.request({
            method: 'PATCH',
            path: resourcePath({ type: events, namespace, name }),
            contentType: 'application/merge-patch+json',
            body: { count, lastTimestamp },
          });
    await response.text();
  }
}

function eventObject({ metadata, spec }: Pod, event: PodEvent, series: Series) {
  const { name, namespace, uid } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: series.name, namespace },
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      name,
      namespace,
      uid,
      fieldPath: `spec.containers{${event.container}}`,
    },
    type: event.type,
    reason: event.reason,
    message: event.message,
    count: series.count,
    firstTimestamp: series.firstTimestamp,
    source: { component: 'kubelet', host: spec.nodeName },
    reportingComponent: 'kubelet',
    reportingInstance: spec.nodeName,
  };
}
