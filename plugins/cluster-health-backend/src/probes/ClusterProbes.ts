import type { ClusterInfo } from '@pilotage/fleet-common';
import type {
  Clock,
  ClusterConnection,
  KubeObject,
  ResourceType,
} from '@pilotage/fleet-node';
import type {
  Fact,
  FactKind,
  Readiness,
  ServerCertificate,
} from '@pilotage/plugin-cluster-health-node';
import type { ProbeContext } from './askCluster';
import { unknown } from './askCluster';
import { combineFacts } from './combineFacts';
import { probeObjects } from './probeObjects';
import { probeReadiness } from './probeReadiness';
import type { ProbeTarget } from './probeTargets';
import { kindKey, leaseTarget, targetKey } from './probeTargets';
import { probeVersion } from './probeVersion';
import { RepeatedProbe } from './RepeatedProbe';

/** Reads of one round in flight at a time on one cluster. */
const concurrency = 4;

/** Rounds that may be missed until an answer is too old, and what slow answers may take besides. */
const staleRounds = 3;
const staleGraceMs = 60_000;

const notYet = unknown('not read yet');

/** @see {@link ClusterProbes} */
export interface ClusterProbesOptions {
  readonly cluster: ClusterInfo;
  readonly connection: ClusterConnection;
  readonly targets: readonly ProbeTarget[];
  readonly intervalMs: number;
  readonly slowIntervalMs: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Number from 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly certificate: () => Promise<Fact<ServerCertificate>>;
  /** Called after each round. */
  readonly onRound: () => void;
}

/**
 * What one cluster is asked beside its watches: a fast round for its readiness and the leases of its control plane, a
 * slow one for everything else. The newest answer stands, whatever it is.
 */
export class ClusterProbes {
  readonly #options: ClusterProbesOptions;
  readonly #stop = new AbortController();
  readonly #objects = new Map<string, Fact<readonly KubeObject[]>>();
  readonly #types = new Map<string, ResourceType>();
  readonly #fast: RepeatedProbe;
  readonly #slow: RepeatedProbe;
  #readiness: Fact<Readiness> = notYet;
  #version: Fact<string> = notYet;
  #certificate: Fact<ServerCertificate> = notYet;

  constructor(options: ClusterProbesOptions) {
    this.#options = options;
    const { clock, random, intervalMs, slowIntervalMs } = options;
    const { signal } = this.#stop;
    const shared = { clock, random, signal };
    this.#fast = new RepeatedProbe({
      ...shared,
      intervalMs,
      round: () => this.#fastRound(),
    });
    this.#slow = new RepeatedProbe({
      ...shared,
      intervalMs: slowIntervalMs,
      round: () => this.#slowRound(),
    });
  }

  get readiness(): Fact<Readiness> {
    return this.#fresh(this.#readiness, this.#options.intervalMs);
  }

  get version(): Fact<string> {
    return this.#fresh(this.#version, this.#options.slowIntervalMs);
  }

  get certificate(): Fact<ServerCertificate> {
    return this.#fresh(this.#certificate, this.#options.slowIntervalMs);
  }

  /** Objects of a kind that is probed; `undefined` for others. */
  objects(kind: FactKind): Fact<readonly KubeObject[]> | undefined {
    const { targets, intervalMs, slowIntervalMs } = this.#options;
    const facts = [leaseTarget, ...targets]
      .filter(target => kindKey(target) === kindKey(kind))
      .map(target =>
        this.#fresh(
          this.#objects.get(targetKey(target)) ?? notYet,
          target === leaseTarget ? intervalMs : slowIntervalMs,
        ),
      );
    return combineFacts(facts);
  }

  /** Reads everything anew. Done when all was answered or timed out. */
  async refresh(): Promise<void> {
    await Promise.all([this.#fast.now(), this.#slow.now()]);
  }

  stop(): void {
    this.#stop.abort(new Error('stopped'));
  }

  get #context(): ProbeContext {
    const { connection, timeoutMs, clock } = this.#options;
    const { signal } = this.#stop;
    return {
      connection,
      timeoutMs,
      signal,
      now: () => clock.now(),
      types: this.#types,
    };
  }

  /** What was read too long ago is not known any more: rounds that do not end must not keep a cluster green. */
  #fresh<T>(fact: Fact<T>, everyMs: number): Fact<T> {
    if (fact.state !== 'known') return fact;
    const age = this.#options.clock.now() - fact.at;
    return age <= staleRounds * everyMs + staleGraceMs
      ? fact
      : unknown(`last read ${Math.round(age / 1000)} s ago, which is too old`);
  }

  async #fastRound(): Promise<void> {
    const [readiness] = await Promise.all([
      probeReadiness(this.#context),
      this.#read(leaseTarget),
    ]);
    this.#readiness = readiness;
    this.#options.onRound();
  }

  async #slowRound(): Promise<void> {
    const [version, certificate] = await Promise.all([
      probeVersion(this.#context),
      this.#options.certificate(),
    ]);
    this.#version = version;
    this.#certificate = certificate;
    const waiting = [...this.#options.targets];
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if (this.#stop.signal.aborted) return;
        await this.#read(next);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    this.#options.onRound();
  }

  async #read(target: ProbeTarget): Promise<void> {
    const fact = await probeObjects(this.#context, target);
    this.#objects.set(targetKey(target), fact);
  }
}
