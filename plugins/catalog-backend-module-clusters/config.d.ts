import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Makes a Resource of type kubernetes-cluster of every cluster the Kubernetes plugin knows. Nothing is made while
       * this is missing.
       */
      pilotageClusters?: {
        /** Entity ref of the group that runs the clusters, for example `group:default/team-platform`. */
        owner: string;
        /** Namespace of the entities; `default` when missing. */
        namespace?: string;
        /** Every minute when missing. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
