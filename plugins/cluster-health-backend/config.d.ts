import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  clusterHealth?: {
    /**
     * Environments in which some checks are stricter, as in `rollout.clusters.<name>.environment`. Default `prod` and
     * `production`.
     */
    productionEnvironments?: string[];
    probes?: {
      /**
       * How often each cluster is asked whether it is ready, and for the leases of its control plane. Default 10 seconds.
       */
      interval?: string | HumanDuration;
      /**
       * How often the kinds are read that some check needs and the live model does not follow, the version and the
       * certificate. Default 1 minute.
       */
      slowInterval?: string | HumanDuration;
      /**
       * How long one answer may take. Default 5 seconds.
       */
      timeout?: string | HumanDuration;
    };
    inspections?: {
      /**
       * When all clusters are inspected. Default once a day.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /**
     * How long reports are kept. Default 90 days.
     */
    keepInspections?: string | HumanDuration;
    gate?: {
      /**
       * How many evaluations in a row a hard check must fail before a serving cluster is marked as not serving.
       * Evaluations are at least 10 seconds apart. Default 3.
       */
      hold?: number;
      /**
       * Environments whose clusters serve whatever their checks say, as long as they are seen. Default none.
       */
      excludedEnvironments?: string[];
    };
  };
}
