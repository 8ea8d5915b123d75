import type { HumanDuration } from '@backstage/types';

export interface Config {
  rollout?: {
    writes?: {
      /**
       * Whether this portal may change workloads on clusters. Default false: everything is shown, nothing is changed.
       */
      enabled?: boolean;
      /**
       * Allows changes although `permission.enabled` is false, which means that every signed-in user may change every
       * workload of every entity. For demos on a laptop only. Default false.
       */
      dangerouslyAllowWithoutPermissionFramework?: boolean;
    };
    /**
     * How long the controller inside a cluster may take to act on a change before the change counts as failed. Does not
     * run while the cluster is not seen. Default 2 minutes.
     */
    confirmationTimeout?: string | HumanDuration;
    /**
     * How long a cluster may take to answer one request. Default 10 seconds.
     */
    requestTimeout?: string | HumanDuration;
    /**
     * How long settled operations are remembered, as the activity of a workload and so that a repeated request writes
     * nothing. Default 90 days.
     */
    keepOperations?: string | HumanDuration;
    sidecars?: {
      /**
       * Containers that are sidecars although no SidecarSet injected them, they are no native sidecars and no mesh proxy
       * known by its marks. A container that fits everything one rule says is one.
       */
      rules?: Array<{
        /**
         * Shown as the reason why a container counts as a sidecar. Each name once.
         */
        name: string;
        /**
         * Container name; `*` stands for any text. Any name when not set; `container` or `image` must be.
         */
        container?: string;
        /**
         * Image with tag or digest; `*` stands for any text. Any image when not set.
         */
        image?: string;
      }>;
    };
    /**
     * What we add to the clusters the Kubernetes plugin knows, by cluster name.
     */
    clusters?: {
      [name: string]: {
        /**
         * The environment the cluster belongs to, for example `prod`. Shown on the page.
         */
        environment?: string;
        /**
         * The region the cluster is in, for example `eu-central-1`. Shown on the page.
         */
        region?: string;
      };
    };
  };
}
