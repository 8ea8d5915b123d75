import type { LogQuery } from './logs/containerLog';
import type { RuleBook } from './rules/ruleBook';

/**
 * All kubelets of one cluster, running.
 *
 * @public
 */
export interface FakeKubelet {
  /** What is to go wrong. */
  readonly rules: RuleBook;
  /** Port of the log server; not set when there is none. */
  readonly logPort?: number;
  /**
   * The log of a container, oldest line first.
   *
   * @throws LogUnavailableError when there is no such pod or container, or no run of it.
   */
  podLogs(
    namespace: string,
    pod: string,
    container: string,
    query?: LogQuery,
  ): string[];
  /** Stops everything. Nodes and pods stay in the cluster as they are. */
  stop(): Promise<void>;
}
