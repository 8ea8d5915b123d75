import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FleetModel } from '@pilotage/fleet-node';
import type { DriverRegistry } from '../cluster/DriverRegistry';
import { longestChangeMs } from '../actions/ChangeWriter';
import { goalHolds } from '../actions/goalHolds';
import type { DriverInputs } from '../inputs/DriverInputs';
import type { OperationStore } from '../database/OperationStore';
import type { StoredOperation } from '../database/operationRow';
import type { Evidence } from './judgeOperation';
import { judgeOperation } from './judgeOperation';

/** How often open operations are read again: for time-outs, and for those of other replicas. Milliseconds. */
const tickMs = 2_000;

/**
 * Follows every open operation until the cluster shows what became of it. All it knows is in the database, so a new
 * process continues where another one stopped.
 */
export class Confirmer {
  readonly #model: FleetModel;
  readonly #modelSeeing: (cluster: string) => FleetModel;
  readonly #store: OperationStore;
  readonly #drivers: DriverRegistry;
  readonly #inputs: DriverInputs;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;
  readonly #abandonedAfterMs: number;
  #open = new Map<string, StoredOperation>();
  #stops: (() => void)[] = [];

  constructor(options: {
    /** Its changes are followed at once; what only others see is looked at from time to time. */
    model: FleetModel;
    modelSeeing: (cluster: string) => FleetModel;
    store: OperationStore;
    drivers: DriverRegistry;
    inputs: DriverInputs;
    logger: LoggerService;
    timeoutMs: number;
    requestTimeoutMs: number;
  }) {
    this.#model = options.model;
    this.#modelSeeing = options.modelSeeing;
    this.#store = options.store;
    this.#drivers = options.drivers;
    this.#inputs = options.inputs;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs;
    // Clocks of two replicas differ, and processes stand still now and then.
    this.#abandonedAfterMs = longestChangeMs(options.requestTimeoutMs) + 20_000;
  }

  start(): void {
    const timer = setInterval(() => void this.tick(), tickMs).unref();
    this.#stops = [
      () => clearInterval(timer),
      this.#store.subscribe(operation => this.#note(operation)),
      this.#model.subscribe(change => {
        for (const operation of this.#open.values()) {
          if (change.workloads.has(operation.workloadUid)) {
            void this.#check(operation);
          }
        }
      }),
    ];
    void this.tick();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Reads the open operations and judges each. */
  async tick(): Promise<void> {
    try {
      const open = await this.#store.listOpen();
      this.#open = new Map(open.map(item => [item.record.id, item]));
      await Promise.all(open.map(operation => this.#check(operation)));
    } catch (error) {
      this.#logger.error('Open operations could not be read', error as Error);
    }
  }

  #note(operation: StoredOperation): void {
    const { id, outcome } = operation.record;
    if (outcome.state === 'pending' || outcome.state === 'accepted') {
      this.#open.set(id, operation);
    } else {
      this.#open.delete(id);
    }
  }

  async #check(operation: StoredOperation): Promise<void> {
    try {
      const evidence = this.#evidence(operation);
      const move = evidence && judgeOperation(operation, evidence);
      if (move) await this.#store.move(move);
    } catch (error) {
      this.#logger.error(
        `Operation ${operation.record.id} could not be judged`,
        error as Error,
      );
    }
  }

  #evidence(operation: StoredOperation): Evidence | undefined {
    const ref = operation.record.workload;
    const model = this.#modelSeeing(ref.cluster);
    const status = model.cluster(ref.cluster);
    const driver = this.#drivers.driverFor(ref);
    if (!status || !driver) return undefined;
    const workload = model.workload(ref);
    const { goal } = operation;
    const now = Date.now();
    return {
      condition: status.condition,
      confirmation:
        workload && goal
          ? driver.confirm(
              goal,
              this.#inputs.of({ model, driver, workload, now }),
            )
          : 'gone',
      goalHolds:
        workload !== undefined &&
        goal !== undefined &&
        goalHolds(goal, workload.object),
      now,
      timeoutMs: this.#timeoutMs,
      abandonedAfterMs: this.#abandonedAfterMs,
    };
  }
}
