import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { backoffMs } from '../sync/backoff';
import type { Clock } from '../sync/clock';
import { delay, systemClock } from '../sync/clock';
import { withDeadline } from '../sync/deadline';
import type { LabelledObject } from './entityMatcher';
import { EntityMatcher } from './entityMatcher';
import type { IndexedEntity } from './indexedEntity';
import { indexedEntity } from './indexedEntity';
import { kubernetesAnnotations } from './resolveEntityTargets';
import type { ServiceLocator } from './serviceLocator';

/** From the other side of {@link resolveEntityTargets}: from what runs to the entity it belongs to. @public */
export interface EntityIndex {
  /**
   * The entity that leads to this object, by the annotations of the Kubernetes plugin. Of several, one with a namespace
   * of its own before one without, components before other kinds, then by name. Cheap: asked for every pod group.
   */
  ownerOf(object: {
    readonly cluster: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  }): IndexedEntity | undefined;
  /** All entities that lead to workloads. */
  entities(): readonly IndexedEntity[];
  /**
   * Tells when any of them changed.
   *
   * @returns a function that ends it.
   */
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** @public */
export interface EntityIndexOptions {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: Pick<LoggerService, 'warn' | 'error'>;
  /** Default `multiTenant`; see {@link serviceLocatorFromConfig}. */
  readonly serviceLocator?: ServiceLocator;
  readonly clock?: Clock;
  /** Number from 0 up to 1, for jitter. */
  readonly random?: () => number;
  /** Milliseconds between two readings of the catalog; default 60,000. */
  readonly refreshMs?: number;
}

const answerMs = 30_000;

const filter = [
  kubernetesAnnotations.id,
  kubernetesAnnotations.labelSelector,
].map(name => ({ [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS }));

class CatalogEntityIndex implements EntityIndex {
  readonly #options: EntityIndexOptions;
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();
  #entities: readonly IndexedEntity[] = [];
  #matcher: EntityMatcher;
  #fingerprint: string | undefined;

  constructor(options: EntityIndexOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#matcher = this.#match([]);
    // Never rejects: whatever fails in a round is tried again in the next.
    void this.#run();
  }

  ownerOf(object: LabelledObject): IndexedEntity | undefined {
    return this.#matcher.find(object);
  }

  entities(): readonly IndexedEntity[] {
    return this.#entities;
  }

  subscribe(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  stop(): void {
    this.#stop.abort(new Error('stopped'));
    this.#listeners.clear();
  }

  async #run(): Promise<void> {
    const { refreshMs = 60_000, random = Math.random, logger } = this.#options;
    const { signal } = this.#stop;
    let failures = 0;
    while (!signal.aborted) {
      let wait = refreshMs;
      try {
        this.#show(await this.#readInTime());
        failures = 0;
      } catch (error) {
        failures += 1;
        wait = Math.min(refreshMs, backoffMs(failures, random));
        // The first ones are ordinary: plugins start in no particular order.
        if (failures === 4) {
          logger.warn(
            `Owners are as of a while ago: the catalog cannot be read, and is asked again: ${error}`,
          );
        }
      }
      await delay(this.#clock, wait, signal);
    }
  }

  async #readInTime(): Promise<readonly IndexedEntity[]> {
    return withDeadline(
      {
        clock: this.#clock,
        ms: answerMs,
        signal: this.#stop.signal,
        reason: 'the catalog does not answer',
      },
      signal =>
        // The catalog client cannot be told to give up; what it brings later is not looked at.
        Promise.race([this.#read(), rejectionOf(signal)]),
    );
  }

  async #read(): Promise<readonly IndexedEntity[]> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: IndexedEntity[] = [];
    const pages = catalog.streamEntities({ filter }, { credentials });
    for await (const page of pages) entities.push(...page.map(indexedEntity));
    return entities;
  }

  #show(entities: readonly IndexedEntity[]): void {
    const fingerprint = fingerprintOf(entities);
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    this.#entities = entities;
    this.#matcher = this.#match(entities);
    this.#tell();
  }

  #match(entities: readonly IndexedEntity[]): EntityMatcher {
    const { serviceLocator = 'multiTenant' } = this.#options;
    return new EntityMatcher({ entities, serviceLocator });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        this.#options.logger.error(
          'A listener of the entity index failed',
          error as Error,
        );
      }
    }
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** The catalog's etag covers relations too. */
function fingerprintOf(entities: readonly IndexedEntity[]): string {
  return JSON.stringify(
    entities
      .map(({ entityRef, entity }) => [
        entityRef,
        entity.metadata.etag ?? entity,
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/**
 * Knows which entity anything on a cluster belongs to. Reads the catalog as our own service; while that fails, the last
 * answer stays.
 *
 * @public
 */
export function createEntityIndex(options: EntityIndexOptions): EntityIndex {
  return new CatalogEntityIndex(options);
}
