import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterTokens,
  FleetModel,
  FleetService,
  RunningFleetModel,
} from '@pilotage/fleet-node';
import { tokensFor } from '../cluster/tokensFor';
import type { TopicRegistry } from '../streams/TopicRegistry';
import { LayeredModel } from './LayeredModel';

/** How long a sight outlives the last page that needs it, so that a reload need not list again. Milliseconds. */
const lingerMs = 10_000;

/** Who looks, and the tokens they brought. */
export interface Onlooker {
  readonly actor: string;
  readonly tokens: ClusterTokens;
}

/** What one person sees: their own clusters over the shared ones, and topics drawn from that. */
interface Sight {
  readonly model: FleetModel;
  readonly topics: TopicRegistry;
  readonly own: readonly RunningFleetModel[];
  pages: number;
}

/**
 * Clusters that want each person's own credentials are followed for that person, with their token, and only while a page
 * of theirs is open. Nothing seen with one person's token is shown to another.
 */
export class PersonalSights {
  readonly #fleet: FleetService['model'];
  readonly #topicsOver: (model: FleetModel) => TopicRegistry;
  readonly #logger: LoggerService;
  readonly #sights = new Map<string, Sight>();

  constructor(options: {
    fleet: FleetService['model'];
    topicsOver: (model: FleetModel) => TopicRegistry;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#topicsOver = options.topicsOver;
    this.#logger = options.logger;
  }

  /**
   * Opens the onlooker's own clusters for one page.
   *
   * @returns `undefined` when their tokens open no cluster; then the shared topics show all there is
   */
  enter(
    onlooker: Onlooker,
  ):
    | { readonly topics: TopicRegistry; readonly leave: () => void }
    | undefined {
    const key = keyOf(onlooker);
    const sight = this.#sights.get(key) ?? this.#open(onlooker.tokens);
    if (!sight) return undefined;
    this.#sights.set(key, sight);
    sight.pages++;
    return {
      topics: sight.topics,
      leave: () => {
        sight.pages--;
        setTimeout(() => {
          if (sight.pages === 0 && this.#sights.get(key) === sight) {
            this.#sights.delete(key);
            void this.#close(sight);
          }
        }, lingerMs).unref();
      },
    };
  }

  /** What the onlooker sees now: their own clusters too while a page of theirs is open. */
  modelOf(onlooker: Onlooker): FleetModel {
    return this.#sights.get(keyOf(onlooker))?.model ?? this.#fleet;
  }

  /** A model that sees this cluster now, whoever's it is: for judging our own operations, not for showing. */
  modelSeeing(cluster: string): FleetModel {
    for (const { model } of this.#sights.values()) {
      if (model.cluster(cluster)?.condition.state === 'live') return model;
    }
    return this.#fleet;
  }

  async close(): Promise<void> {
    const sights = [...this.#sights.values()];
    this.#sights.clear();
    await Promise.all(sights.map(sight => this.#close(sight)));
  }

  #open(tokens: ClusterTokens): Sight | undefined {
    const own = new Map<string, RunningFleetModel>();
    for (const { cluster } of this.#fleet.clusters()) {
      const token = tokensFor(cluster, tokens);
      if (cluster.identity !== 'user' || Object.keys(token).length === 0) {
        continue;
      }
      own.set(cluster.name, this.#fleet.openWithTokens(cluster.name, token));
    }
    if (own.size === 0) return undefined;
    const model = new LayeredModel({ shared: this.#fleet, own });
    return {
      model,
      topics: this.#topicsOver(model),
      own: [...own.values()],
      pages: 0,
    };
  }

  async #close(sight: Sight): Promise<void> {
    sight.topics.close();
    try {
      await Promise.all(sight.own.map(model => model.stop()));
    } catch (error) {
      this.#logger.warn('A personal model did not stop', error as Error);
    }
  }
}

/** Tokens change hourly, and another token may see something else. Only a digest of them is kept. */
function keyOf({ actor, tokens }: Onlooker): string {
  const entries = Object.entries(tokens).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([actor, entries]))
    .digest('base64');
}
