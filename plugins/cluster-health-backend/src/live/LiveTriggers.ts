/** What wants to hear that a cluster must be looked at again. */
interface Target {
  touch(cluster: string): void;
  judgeAgain(cluster: string): void;
}

/** Lets those that cause an evaluation exist before that which evaluates. */
export class LiveTriggers {
  #target: Target | undefined;

  connect(target: Target): void {
    this.#target = target;
  }

  /** A pod changed. */
  touch(cluster: string): void {
    this.#target?.touch(cluster);
  }

  /** A round of probes of the cluster ended, or what it is judged by changed. */
  judgeAgain(cluster: string): void {
    this.#target?.judgeAgain(cluster);
  }
}
