import { LiveDocument } from '@pilotage/fleet-node';
import type { Clock } from '@pilotage/fleet-node';
import type {
  ClusterHealthSection,
  ClusterHealthTopic,
  InspectionReport,
  InspectionSummary,
  NodeTransition,
} from '@pilotage/plugin-cluster-health-common';
import { windowMs } from '../availability/OnlineRates';
import type { InspectionStore } from '../database/InspectionStore';
import type { NodeStore } from '../database/NodeStore';
import { causesOf } from '../live/ClusterReading';
import { clusterView, unknownClusterView } from '../views/clusterView';
import type { OpenDocument } from './DocumentRegistry';
import type { HealthPages } from './HealthPages';

const maxHistory = 30;
const maxTransitions = 100;
/** How soon is seen what another replica stored. Milliseconds. */
const reloadMs = 15_000;

interface Stored {
  readonly report: InspectionReport | undefined;
  readonly history: readonly InspectionSummary[];
  readonly transitions: readonly NodeTransition[];
}

/** One cluster in full; also one that is not there, until it is. What the database has is read before the first page. */
export async function clusterDocument(options: {
  readonly cluster: string;
  readonly pages: HealthPages;
  readonly inspections: InspectionStore;
  readonly nodes: NodeStore;
  readonly clock: Clock;
  /** Calls back when something about the cluster changed; `stored` when something in the database did. */
  readonly subscribe: (listener: (stored: boolean) => void) => () => void;
  readonly onError: (error: unknown) => void;
}): Promise<OpenDocument<ClusterHealthSection, ClusterHealthTopic>> {
  const { cluster, pages, inspections, nodes, clock, onError } = options;

  async function read(): Promise<Stored> {
    const since = clock.now() - windowMs;
    const [report, history, transitions] = await Promise.all([
      inspections.newest(cluster),
      inspections.history(cluster, maxHistory),
      nodes.transitions(cluster, { since, limit: maxTransitions }),
    ]);
    return { report, history, transitions };
  }

  let stored = await read();
  const document = new LiveDocument<ClusterHealthSection, ClusterHealthTopic>({
    render: () => {
      const reading = pages.reading(cluster);
      if (!reading) return unknownClusterView(cluster, pages.clusterNames);
      const { pools } = reading.look;
      const { report, history, transitions } = stored;
      return clusterView({
        summary: pages.summary(reading),
        pools: pools.known ? pools.value : [],
        causes: pages.complete(causesOf(reading)),
        ...(report ? { report: pages.reportNow(report) } : {}),
        history,
        transitions,
      });
    },
    onError,
  });
  const reload = () => {
    read().then(fresh => {
      stored = fresh;
      document.touch();
    }, onError);
  };
  const timer: { handle?: unknown } = {};
  const repeat = () => {
    timer.handle = clock.setTimeout(() => {
      if (document.viewers > 0) reload();
      repeat();
    }, reloadMs);
  };
  repeat();
  const unsubscribe = options.subscribe(fromDatabase => {
    if (fromDatabase) reload();
    else document.touch();
  });
  return {
    document,
    stop: () => {
      clock.clearTimeout(timer.handle);
      unsubscribe();
    },
  };
}
