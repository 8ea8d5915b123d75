import type { EncodedFrame, FleetChange } from '@pilotage/fleet-node';
import { FrameLog, Viewer } from '@pilotage/fleet-node';
import type {
  RolloutSection,
  RolloutTopic,
} from '@pilotage/plugin-rollout-common';
import type { EntityQueries } from '../entities/entityQueries';
import { PodEncoder } from '../views/PodEncoder';
import type { TopicDelta } from '../views/topicDiff';
import { snapshotSections, topicDiff } from '../views/topicDiff';
import type { TopicRenderer, TopicView } from '../views/TopicRenderer';
import type { ActivityFeed } from './ActivityFeed';
import { DirtyWorkloads } from './DirtyWorkloads';
import type { TopicTimers } from './topicTimers';
import { topicTimers } from './topicTimers';
import { WatchedActivity } from './WatchedActivity';
import type { Response } from 'express';

/** With more strings than this, most of them are of pods long gone. */
const maxDictionary = 50_000;

/** What all viewers of one entity see: drawn once, sent to each. */
export class Topic {
  readonly #entityRef: string;
  readonly #renderer: TopicRenderer;
  readonly #activity: WatchedActivity;
  readonly #timers: TopicTimers;
  readonly #log: FrameLog<RolloutSection, RolloutTopic>;
  readonly #viewers = new Set<Viewer>();
  readonly #dirty = new DirtyWorkloads();
  #targets: EntityQueries;
  #encoder = new PodEncoder();
  #view: TopicView;
  #sentStrings = 0;

  private constructor(options: {
    entityRef: string;
    targets: EntityQueries;
    renderer: TopicRenderer;
    activity: ActivityFeed;
  }) {
    this.#entityRef = options.entityRef;
    this.#targets = options.targets;
    this.#renderer = options.renderer;
    this.#activity = new WatchedActivity(options.activity, uid => {
      this.#dirty.add(uid);
      this.#timers.schedule();
    });
    this.#timers = topicTimers({
      flush: () => this.#flush(),
      refresh: () => {
        // Time alone makes pods available, late or stuck.
        this.#dirty.addAll();
        this.#flush();
      },
      heartbeat: () => this.#send(this.#log.heartbeat()),
    });
    this.#log = new FrameLog({
      drawSnapshot: () => ({
        topic: this.#view.topic,
        // Only what deltas have told too: all viewers must number the strings alike.
        dictionary: this.#encoder.dictionary.from(0, this.#sentStrings),
        sections: snapshotSections(this.#view),
      }),
    });
    this.#view = this.#render();
  }

  static async open(options: {
    entityRef: string;
    targets: EntityQueries;
    renderer: TopicRenderer;
    activity: ActivityFeed;
  }): Promise<Topic> {
    const topic = new Topic(options);
    await topic.#activity.follow(topic.#view.workloads);
    topic.#dirty.addAll();
    topic.#view = topic.#render();
    topic.#sentStrings = topic.#encoder.dictionary.size;
    return topic;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** Adds a page that has seen frames up to `after`, or none. */
  addViewer(response: Response, after: number | undefined): Viewer {
    const viewer = new Viewer({
      response,
      catchUp: seq => this.#log.after(seq),
    });
    this.#flush();
    this.#viewers.add(viewer);
    for (const frame of this.#log.after(after)) viewer.deliver(frame);
    return viewer;
  }

  removeViewer(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  /** The entity changed, or the list of clusters did. */
  setTargets(targets: EntityQueries): void {
    if (JSON.stringify(targets) === JSON.stringify(this.#targets)) return;
    this.#targets = targets;
    this.#dirty.addAll();
    this.#timers.schedule();
  }

  modelChanged(change: FleetChange): void {
    const ours = this.#targets.queries.some(
      query => query.cluster === change.cluster,
    );
    if (!ours) return;
    if (change.membership || change.condition) {
      this.#dirty.addCluster(change.cluster);
    }
    for (const uid of change.workloads) {
      if (this.#view.workloads.has(uid)) this.#dirty.add(uid);
    }
    if (!this.#dirty.empty) this.#timers.schedule();
  }

  close(reason: string): void {
    this.#timers.stop();
    this.#activity.stop();
    for (const viewer of this.#viewers) viewer.end(reason, true);
    this.#viewers.clear();
  }

  #flush(): void {
    if (this.#dirty.empty) return;
    const before = this.#view;
    this.#view = this.#render();
    const delta = topicDiff(before, this.#view);
    if (!delta) return;
    void this.#activity.follow(this.#view.workloads);
    if (this.#encoder.dictionary.size > maxDictionary) {
      this.#startAfresh();
      return;
    }
    this.#encoder.forget(goneIds(before, delta));
    const dictionary = this.#encoder.dictionary.from(this.#sentStrings);
    this.#sentStrings = this.#encoder.dictionary.size;
    this.#send(
      this.#log.delta({
        ...delta,
        ...(dictionary.length > 0 ? { dictionary } : {}),
      }),
    );
  }

  /** Numbers pods and strings anew and tells everybody everything. */
  #startAfresh(): void {
    this.#encoder = new PodEncoder();
    this.#dirty.addAll();
    this.#view = this.#render();
    this.#sentStrings = this.#encoder.dictionary.size;
    this.#send(this.#log.restart());
  }

  #render(): TopicView {
    const dirty = this.#dirty.take();
    const before = this.#view as TopicView | undefined;
    return this.#renderer.render({
      entityRef: this.#entityRef,
      targets: this.#targets,
      encoder: this.#encoder,
      activity: ref => this.#activity.recent(ref),
      reuse: (key, uid) => {
        const section = before?.sections.get(key);
        return section && !dirty.has(uid, section.section.cluster.name)
          ? section
          : undefined;
      },
      now: Date.now(),
    });
  }

  #send(frame: EncodedFrame): void {
    for (const viewer of this.#viewers) viewer.deliver(frame);
    this.#timers.frameSent();
  }
}

function goneIds(before: TopicView, delta: TopicDelta): ReadonlySet<number> {
  return new Set([
    ...(delta.sections ?? []).flatMap(section => section.removals ?? []),
    ...(delta.removed ?? []).flatMap(key => [
      ...(before.sections.get(key)?.pods.keys() ?? []),
    ]),
  ]);
}
