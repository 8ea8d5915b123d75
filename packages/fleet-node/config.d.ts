export interface Config {
  rollout?: {
    /** What the Kubernetes plugin's cluster list does not say, by the cluster's name. */
    clusters?: {
      [name: string]: {
        /** Environment the cluster belongs to, for example `prod`. */
        environment?: string;
        /** Region the cluster is in, for example `eu-central-1`. */
        region?: string;
      };
    };
  };
}
