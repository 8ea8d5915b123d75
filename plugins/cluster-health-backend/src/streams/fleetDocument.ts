import { LiveDocument } from '@pilotage/fleet-node';
import type {
  FleetHealthSection,
  FleetHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import type { OnlineRates } from '../availability/OnlineRates';
import { causesOf } from '../live/ClusterReading';
import { fleetView } from '../views/fleetView';
import type { HealthPages } from './HealthPages';

/** The admin page: one document for everybody. */
export function fleetDocument(options: {
  readonly pages: HealthPages;
  readonly online: Pick<OnlineRates, 'ofAll'>;
  /** Why there are no clusters. */
  readonly problem: () => string | undefined;
  readonly onError: (error: unknown) => void;
}): LiveDocument<FleetHealthSection, FleetHealthTopic> {
  const { pages, online, problem, onError } = options;
  return new LiveDocument({
    render: () => {
      const readings = pages.readings();
      const why = readings.length === 0 ? problem() : undefined;
      return fleetView({
        clusters: readings.map(reading => pages.summary(reading)),
        causes: pages.complete(readings.flatMap(causesOf)),
        online: online.ofAll(),
        ...(why === undefined ? {} : { problem: why }),
      });
    },
    onError,
  });
}
