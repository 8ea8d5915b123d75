import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { OperationGate, StreamSlots } from '@pilotage/fleet-node';
import { watchPermission, writeStreamHead } from '@pilotage/fleet-node';
import type { Response } from 'express';
import { operationTable } from '../operations/operationTable';
import type { Onlooker, PersonalSights } from '../sight/PersonalSights';
import type { TopicRegistry } from './TopicRegistry';

/** Opens streams, and ends them when their viewer may no longer look. */
export class StreamService {
  readonly #topics: TopicRegistry;
  readonly #sights: PersonalSights;
  readonly #gate: OperationGate;
  readonly #slots: StreamSlots;

  constructor(options: {
    topics: TopicRegistry;
    sights: PersonalSights;
    gate: OperationGate;
    slots: StreamSlots;
  }) {
    this.#topics = options.topics;
    this.#sights = options.sights;
    this.#gate = options.gate;
    this.#slots = options.slots;
  }

  /** Answers with an endless stream of frames. The caller has authorised the first look. */
  async open(options: {
    readonly entityRef: string;
    readonly entity: Entity;
    readonly credentials: BackstageCredentials;
    readonly onlooker: Onlooker;
    readonly after?: number;
    readonly response: Response;
  }): Promise<void> {
    const { entityRef, credentials, response } = options;
    // The page left while it was being authorised; its `close` is over.
    if (response.destroyed) return;
    const { topics, leave } = this.#enter(options.onlooker);
    response.on('close', leave);
    const join = await topics.prepare(options);
    writeStreamHead(response);
    const subscription = join(response, options.after);
    const stop = watchPermission({
      authorize: async () => {
        const { entity } = await this.#gate.authorizeEntity(
          operationTable.stream,
          entityRef,
          credentials,
        );
        return subscription.entityRead(entity);
      },
      expiresAt: credentials.expiresAt,
      end: (reason, retry) => subscription.end(reason, retry),
    });
    const close = () => {
      stop();
      subscription.close();
    };
    if (response.destroyed) close();
    else response.on('close', close);
  }

  #enter(onlooker: Onlooker): {
    readonly topics: TopicRegistry;
    readonly leave: () => void;
  } {
    const release = this.#slots.occupy(onlooker.actor);
    const personal = this.#sights.enter(onlooker);
    return {
      topics: personal?.topics ?? this.#topics,
      leave: () => {
        release();
        personal?.leave();
      },
    };
  }
}
