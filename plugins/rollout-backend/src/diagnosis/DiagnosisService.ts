import type { Entity } from '@backstage/catalog-model';
import { NotFoundError, toError } from '@backstage/errors';
import type { ClusterConnection, ContainerRow } from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';
import type { WorkloadRef } from '@pilotage/fleet-common';
import type { PodDiagnosis } from '@pilotage/plugin-rollout-common';
import type { EntityWorkloads } from '../actions/EntityWorkloads';
import { cleanText } from '../cluster/cleanText';
import { askCluster, readStatus } from '../cluster/clusterAnswer';
import { clusterError } from '../cluster/clusterError';
import type { Onlooker } from '../sight/PersonalSights';
import { podEvents } from './podEvents';

const tailLines = 20;
const maxLogBytes = 64 * 1024;
const maxLineLength = 2_000;

/** The pod whose trouble is asked about. */
export interface PodQuestion {
  readonly workload: WorkloadRef;
  readonly pod: string;
  readonly container: string;
}

/** Reads why one pod fails, when somebody asks: its events and the last lines of one container's log. */
export class DiagnosisService {
  readonly #workloads: EntityWorkloads;
  readonly #requestTimeoutMs: number;

  constructor(options: {
    workloads: EntityWorkloads;
    requestTimeoutMs: number;
  }) {
    this.#workloads = options.workloads;
    this.#requestTimeoutMs = options.requestTimeoutMs;
  }

  /** @throws NotFoundError for a pod or container that is not the workload's; errors of the cluster as ours. */
  async diagnose(options: {
    readonly question: PodQuestion;
    readonly entity: Entity;
    readonly onlooker: Onlooker;
  }): Promise<PodDiagnosis> {
    const { question } = options;
    const target = await this.#workloads.find({
      entity: options.entity,
      ref: question.workload,
      onlooker: options.onlooker,
    });
    if (target.driver.matches) {
      // Who has a sidecar may not therefore read the logs of everybody it is injected to.
      throw new NotFoundError(
        `A ${question.workload.kind} has no pods of its own; ask where they belong`,
      );
    }
    const { pods } = target.inputFor(target.workload.object);
    const pod = pods.find(row => row.name === question.pod);
    const container = pod?.containers.find(
      row => row.name === question.container,
    );
    if (!pod || !container) {
      throw new NotFoundError(
        `No pod ${question.pod} with a container ${question.container} in this workload`,
      );
    }
    // Rows are views on shared memory; what is needed is taken before anything is awaited.
    const { uid } = pod;
    const previous = showPrevious(container);
    const [events, log] = await Promise.all([
      this.#events(target.connection, question, uid),
      this.#log(target.connection, question, previous),
    ]);
    return {
      pod: question.pod,
      container: question.container,
      events,
      log,
    };
  }

  async #events(
    connection: ClusterConnection,
    question: PodQuestion,
    uid: string,
  ): Promise<PodDiagnosis['events']> {
    const answer = await askCluster(connection, {
      method: 'GET',
      path: resourcePath({
        type: { group: '', version: 'v1', plural: 'events' },
        namespace: question.workload.namespace,
      }),
      query: {
        fieldSelector: `involvedObject.kind=Pod,involvedObject.name=${question.pod},involvedObject.uid=${uid}`,
        limit: 100,
      },
      timeoutMs: this.#requestTimeoutMs,
    });
    if (answer.type !== 'done') {
      throw clusterError(question.workload.cluster, answer);
    }
    return podEvents(answer.body);
  }

  async #log(
    connection: ClusterConnection,
    question: PodQuestion,
    previous: boolean,
  ): Promise<PodDiagnosis['log']> {
    try {
      const response = await connection.request({
        method: 'GET',
        path: resourcePath({
          type: { group: '', version: 'v1', plural: 'pods' },
          namespace: question.workload.namespace,
          name: question.pod,
          subresource: 'log',
        }),
        query: {
          container: question.container,
          tailLines,
          limitBytes: maxLogBytes,
          ...(previous ? { previous: true } : {}),
        },
        accept: '*/*',
        timeoutMs: this.#requestTimeoutMs,
      });
      const text = await response.text();
      if (response.status >= 400) {
        // The run before may be collected already; then the present one says what there is.
        return previous
          ? await this.#log(connection, question, false)
          : {
              available: false,
              reason: readStatus(response.status, text).message,
            };
      }
      return { available: true, previous, lines: logLines(text) };
    } catch (error) {
      // Whatever it is, it is no error of ours: a 401 on the way to the cluster would end the session in the browser.
      return { available: false, reason: cleanText(toError(error).message) };
    }
  }
}

/** Between two crashes the run that tells why is the one before. */
function showPrevious(container: ContainerRow): boolean {
  return container.restarts > 0 && !container.ready;
}

function logLines(text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .slice(-tailLines)
    .map(line => cleanText(line, maxLineLength));
}
