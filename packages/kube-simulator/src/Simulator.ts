import type { ClusterConnection } from '@pilotage/fleet-node';
import type {
  Component,
  ControlPlaneComponent,
} from './controllers/runtime/Component';
import { Faults } from './faults/Faults';
import { ApiServer, errorResponse } from './http/ApiServer';
import {
  Authenticator,
  authenticated,
  type Person,
} from './http/Authenticator';
import type { PodLogs } from './http/handlers/podSubresources';
import { InProcessConnection } from './http/InProcessConnection';
import { SocketServer, type SocketRequest } from './http/SocketServer';
import type { ApiRequest, ApiResponse } from './http/types';
import { WatchStream } from './http/WatchStream';
import type { InMemoryStore } from './store/InMemoryStore';

/** One simulated API server: a store, a door for sockets, doors in the process, and faults before all. */
export class Simulator {
  readonly name: string;
  readonly store: InMemoryStore;
  readonly faults: Faults;
  /** What runs besides the API server; none where nobody makes pods of workloads. */
  readonly components = new Map<ControlPlaneComponent, Component>();
  readonly #api: ApiServer;
  readonly #authenticator: Authenticator;
  readonly #server: SocketServer;
  readonly #watches = new Set<WatchStream>();

  constructor(options: {
    name: string;
    store: InMemoryStore;
    logs: PodLogs;
    /** By token. */
    people: ReadonlyMap<string, Person>;
    port: number;
  }) {
    this.name = options.name;
    this.store = options.store;
    this.#api = new ApiServer(options);
    this.#authenticator = new Authenticator(options.people);
    this.#server = new SocketServer(options.port, request =>
      this.#fromSocket(request),
    );
    this.faults = new Faults({
      clock: options.store.clock,
      refuse: () => this.#server.close(),
      listen: () => this.#server.listen(),
      dropWatches: () => this.#endWatches(),
      expireHistory: () => this.#expireHistory(),
      failCheck: check => this.#api.health.fail(check),
      passChecks: () => this.#api.health.clear(),
      stopComponent: name => this.components.get(name)?.stop(),
      startComponent: name => this.components.get(name)?.start(),
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`;
  }

  listen(): Promise<void> {
    return this.#server.listen();
  }

  /** A connection in the same process, as somebody, past authentication. */
  connection(person: Person, userAgent: string): ClusterConnection {
    return new InProcessConnection({
      cluster: this.name,
      user: authenticated(person),
      userAgent,
      handle: request => this.#handle(request),
    });
  }

  async stop(): Promise<void> {
    this.faults.resume();
    this.#endWatches();
    await this.#server.close();
  }

  async #fromSocket(request: SocketRequest): Promise<ApiResponse> {
    try {
      const user = this.#authenticator.authenticate(
        request.headers.authorization,
      );
      return await this.#handle({ ...request, user });
    } catch (error) {
      return errorResponse(error);
    }
  }

  async #handle(request: ApiRequest): Promise<ApiResponse> {
    const instead = await this.faults.suffer(request);
    const response = instead ?? (await this.#api.handle(request));
    const { body } = response;
    if (body instanceof WatchStream) {
      this.#watches.add(body);
      body.onEnd(() => this.#watches.delete(body));
    }
    return this.#dated(response);
  }

  /** Clients tell from it how far their clock is from ours. */
  #dated(response: ApiResponse): ApiResponse {
    const date = new Date(this.store.clock.now()).toUTCString();
    return { ...response, headers: { ...response.headers, date } };
  }

  #endWatches(): void {
    for (const watch of [...this.#watches]) watch.end();
  }

  #expireHistory(): void {
    const { state } = this.store;
    for (const { key } of state.resources) {
      state.collection(key).log.forget(state.version);
    }
    this.#api.history.forget();
  }
}
