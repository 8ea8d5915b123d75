import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { FleetModel } from '@pilotage/fleet-node';
import type { Response } from 'express';
import type { EntityQueryResolver } from '../entities/entityQueries';
import type { TopicRenderer } from '../views/TopicRenderer';
import type { ActivityFeed } from './ActivityFeed';
import { Topic } from './Topic';

/** How long a topic outlives its last viewer: a reload of the page finds it warm. Milliseconds. */
const lingerMs = 10_000;

/** A viewer's place in a topic. */
export interface Subscription {
  end(reason: string, retry: boolean): void;
  /** Tells the topic how the entity looks now. */
  entityRead(entity: Entity): Promise<void>;
  /** The page is gone. */
  close(): void;
}

/** One topic per entity, shared by all who look at it. */
export class TopicRegistry {
  readonly #renderer: TopicRenderer;
  readonly #activity: ActivityFeed;
  readonly #resolve: EntityQueryResolver;
  readonly #topics = new Map<string, Promise<Topic>>();
  /** Topics that are drawn, with the entity as it was read last. */
  readonly #open = new Map<Topic, Entity>();
  readonly #unsubscribe: () => void;
  readonly #logger: LoggerService;
  #closing = false;

  constructor(options: {
    model: FleetModel;
    renderer: TopicRenderer;
    activity: ActivityFeed;
    resolveQueries: EntityQueryResolver;
    logger: LoggerService;
  }) {
    this.#logger = options.logger;
    this.#renderer = options.renderer;
    this.#activity = options.activity;
    this.#resolve = options.resolveQueries;
    this.#unsubscribe = options.model.subscribe(change => {
      for (const [topic, entity] of this.#open) {
        topic.modelChanged(change);
        // A cluster came or went: the entity may be on it.
        if (change.membership && change.condition) {
          void this.#resolveAgain(topic, entity);
        }
      }
    });
  }

  /**
   * Gets the topic of an entity ready; the caller has authorised that.
   *
   * @returns a function to be called at once, which adds a page and sends it what it needs
   */
  async prepare(options: {
    readonly entityRef: string;
    readonly entity: Entity;
  }): Promise<(response: Response, after?: number) => Subscription> {
    const { entityRef } = options;
    const topic = await this.#topicOf(entityRef, options.entity);
    return (response, after) => {
      const viewer = topic.addViewer(response, after);
      if (this.#closing) viewer.end('The server is shutting down', true);
      return {
        end: (reason, retry) => viewer.end(reason, retry),
        entityRead: async entity => {
          if (!this.#open.has(topic)) return;
          this.#open.set(topic, entity);
          await this.#resolveAgain(topic, entity);
        },
        close: () => {
          topic.removeViewer(viewer);
          if (topic.viewers === 0) this.#dropLater(entityRef, topic);
        },
      };
    };
  }

  /** Ends every stream; the pages come back by themselves. */
  close(): void {
    this.#closing = true;
    this.#unsubscribe();
    for (const topic of this.#open.keys()) {
      topic.close('The server is shutting down');
    }
    this.#open.clear();
    this.#topics.clear();
  }

  async #topicOf(entityRef: string, entity: Entity): Promise<Topic> {
    const existing = this.#topics.get(entityRef);
    if (existing) return existing;
    const opening = this.#openTopic(entityRef, entity);
    this.#topics.set(entityRef, opening);
    try {
      return await opening;
    } catch (error) {
      this.#topics.delete(entityRef);
      throw error;
    }
  }

  async #openTopic(entityRef: string, entity: Entity): Promise<Topic> {
    const topic = await Topic.open({
      entityRef,
      targets: await this.#resolve(entity),
      renderer: this.#renderer,
      activity: this.#activity,
    });
    this.#open.set(topic, entity);
    return topic;
  }

  async #resolveAgain(topic: Topic, entity: Entity): Promise<void> {
    try {
      topic.setTargets(await this.#resolve(entity));
    } catch (error) {
      // The topic keeps showing what it did; the next reading of the entity tries again.
      this.#logger.warn('An entity could not be resolved', error as Error);
    }
  }

  #dropLater(entityRef: string, topic: Topic): void {
    setTimeout(() => {
      if (topic.viewers > 0 || !this.#open.delete(topic)) return;
      this.#topics.delete(entityRef);
      topic.close('Nobody looks');
    }, lingerMs).unref();
  }
}
