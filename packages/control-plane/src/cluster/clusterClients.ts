import { writeFile } from 'node:fs/promises';
import { directConnection } from '@pilotage/fleet-node';
import type { DirectConnection } from '@pilotage/fleet-node';
import type { ClusterLayout } from '../components/clusterLayout';
import { kubeconfig } from './kubeconfig';

/** Who can connect to a cluster, and the connections that were made. */
export class ClusterClients {
  readonly #layout: ClusterLayout;
  readonly #ca: string;
  readonly #tokens = new Map<string, string>();
  readonly #connections: DirectConnection[] = [];

  constructor(options: {
    readonly layout: ClusterLayout;
    readonly ca: string;
  }) {
    this.#layout = options.layout;
    this.#ca = options.ca;
  }

  get tokens(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#tokens);
  }

  /** Makes a person known, with a kubeconfig file. */
  async add(person: string, token: string): Promise<void> {
    this.#tokens.set(person, token);
    const file = this.#layout.kubeconfigFile(person);
    await writeFile(file, this.kubeconfig(person), { mode: 0o600 });
  }

  kubeconfig(person: string): string {
    return kubeconfig({
      cluster: this.#layout.name,
      url: this.#layout.url,
      ca: this.#ca,
      user: person,
      token: this.#token(person),
    });
  }

  kubeconfigFile(person: string): string {
    this.#token(person);
    return this.#layout.kubeconfigFile(person);
  }

  connect(person: string): DirectConnection {
    const connection = directConnection({
      cluster: this.#layout.name,
      server: this.#layout.url,
      caData: this.#ca,
      token: this.#token(person),
    });
    this.#connections.push(connection);
    return connection;
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map(connection => connection.close()));
  }

  #token(person: string): string {
    const token = this.#tokens.get(person);
    if (token === undefined) {
      const known = [...this.#tokens.keys()].join(', ');
      throw new Error(
        `Cluster ${
          this.#layout.name
        } knows nobody called ${person}, only ${known}`,
      );
    }
    return token;
  }
}
