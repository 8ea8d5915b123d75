import {
  jsonDecoder,
  listWatch,
  resourcePath,
  type ClusterConnection,
  type KubeObject,
  type ListWatch,
  type ResourceType,
} from '@pilotage/fleet-node';
import type { Clock } from '../clock';
import { keyedSink } from '../kubelet/keyedSink';
import type { Limiter } from '../kubelet/limiter';
import type { PodKeeper } from '../kubelet/podKeeper';
import type { RuleBook } from '../rules/ruleBook';
import type { KubeletTiming } from '../timing';
import { answerNodeImage, type NodeImage } from './answerNodeImage';
import { answerRecreate, type RecreateRequest } from './answerRecreate';
import { findServed } from './findServed';

/** What the daemon works with. */
interface KruiseDaemonOptions {
  readonly connection: ClusterConnection;
  readonly clock: Clock;
  readonly timing: KubeletTiming;
  readonly rules: RuleBook;
  readonly limiter: Limiter;
  readonly pods: PodKeeper;
  readonly isOurs: (node: string) => boolean;
  readonly onProblem: (problem: string) => void;
}

/**
 * Plays OpenKruise's daemon on every node: pulls images ahead and runs containers anew. On a cluster without
 * OpenKruise it waits for it to be installed.
 */
export class KruiseDaemon {
  readonly #options: KruiseDaemonOptions;
  readonly #watches: readonly ListWatch[];
  readonly #objects = new Map<
    string,
    { look: () => Promise<void>; timer?: unknown }
  >();

  constructor(options: KruiseDaemonOptions) {
    this.#options = options;
    this.#watches = [
      this.#follow('nodeimages', (object, type) =>
        this.#nodeImage(object as NodeImage, type),
      ),
      this.#follow('containerrecreaterequests', (object, type) =>
        this.#recreate(object as RecreateRequest, type),
      ),
    ];
  }

  /** Looks again at everything that is open, since a node was revived or a rule changed. */
  lookAtAll(): void {
    for (const uid of this.#objects.keys()) this.#lookIn(uid);
  }

  async stop(): Promise<void> {
    for (const { timer } of this.#objects.values())
      this.#options.clock.clearTimeout(timer);
    this.#objects.clear();
    await Promise.all(this.#watches.map(watch => watch.stop()));
  }

  #follow(
    plural: string,
    answer: (object: KubeObject, type: ResourceType) => Promise<void>,
  ): ListWatch {
    const { connection, clock, onProblem } = this.#options;
    let served: ResourceType | undefined;
    return listWatch({
      connection,
      clock,
      type: async signal => {
        served = await findServed(connection, plural, signal);
        return served;
      },
      decoder: jsonDecoder(object => object),
      sink: keyedSink<KubeObject>({
        upsert: object => {
          const type = served;
          if (!type) return;
          const { uid } = object.metadata;
          const { timer } = this.#objects.get(uid) ?? {};
          this.#objects.set(uid, { look: () => answer(object, type), timer });
          this.#lookIn(uid);
        },
        remove: uid => {
          clock.clearTimeout(this.#objects.get(uid)?.timer);
          this.#objects.delete(uid);
        },
        failing: reason => onProblem(`${plural}: ${reason}`),
      }),
    });
  }

  #lookIn(uid: string): void {
    const { clock, timing, onProblem } = this.#options;
    const entry = this.#objects.get(uid);
    if (!entry || entry.timer !== undefined) return;
    entry.timer = clock.setTimeout(() => {
      const newest = this.#objects.get(uid);
      if (!newest) return;
      newest.timer = undefined;
      newest.look().catch((error: unknown) => {
        onProblem(String(error));
        this.#lookIn(uid);
      });
    }, timing.daemonMs);
  }

  async #nodeImage(nodeImage: NodeImage, type: ResourceType): Promise<void> {
    const { rules, clock } = this.#options;
    const { name: node } = nodeImage.metadata;
    if (!this.#isAwake(node)) return;
    const status = answerNodeImage(nodeImage, {
      now: clock.now(),
      canPull: image =>
        rules.behaviourOf({
          image,
          node,
          namespace: '',
          pod: '',
          container: '',
        }) !== 'image-cannot-be-pulled',
    });
    if (status) await this.#writeStatus(nodeImage, type, status);
  }

  async #recreate(request: RecreateRequest, type: ResourceType): Promise<void> {
    const { pods, clock } = this.#options;
    const { metadata, spec } = request;
    const kept = pods.find(metadata.namespace ?? '', spec.podName);
    // Without the webhook's label a request names no node; then whoever has the pod answers.
    const node =
      metadata.labels?.['crr.apps.kruise.io/node-name'] ??
      kept?.pod.spec.nodeName ??
      '';
    if (!this.#isAwake(node)) return;
    const answer = answerRecreate(request, kept, clock.now());
    if (answer.do === 'nothing') return;
    if (answer.do === 'answer')
      await this.#writeStatus(request, type, answer.status);
    for (const container of answer.recreate) {
      pods.recreate(kept?.pod.metadata.uid ?? '', container);
    }
    if (answer.do === 'wait') this.#lookIn(metadata.uid);
  }

  #isAwake(node: string): boolean {
    return this.#options.isOurs(node) && !this.#options.rules.isSilent(node);
  }

  async #writeStatus(
    object: KubeObject,
    type: ResourceType,
    status: object,
  ): Promise<void> {
    const { connection, limiter } = this.#options;
    const { name, namespace } = object.metadata;
    const response = await limiter.run(() =>
      connection.request({
        method: 'PATCH',
        path: resourcePath({ type, namespace, name, subresource: 'status' }),
        contentType: 'application/merge-patch+json',
        body: { status },
      }),
    );
    const text = await response.text();
    if (response.status >= 300 && response.status !== 404) {
      throw new Error(
        `${type.plural} ${name}: ${response.status} ${text.slice(0, 500)}`,
      );
    }
  }
}
