import type { Rule } from '@pilotage/fake-kubelet';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { RunningSimulator } from '../startSimulator';

/** What a request did; undefined: nothing is there. */
type Answer = { readonly id?: number } | undefined;

interface ControlRequest {
  readonly method: string;
  readonly path: readonly string[];
  readonly body: unknown;
}

/** What a person at the fleet can do to it, for tests in a browser: they cannot reach into this process. */
export class FleetControl {
  readonly #simulators: readonly RunningSimulator[];
  readonly #rules = new Map<number, () => void>();
  #nextRule = 1;

  constructor(simulators: readonly RunningSimulator[]) {
    this.#simulators = simulators;
  }

  /**
   * `POST /faults/<cluster>/away` and `/back`, `POST /nodes/<cluster>/<node>/silent` and `/alive`,
   * `POST /rules` with `{ cluster, match, behaviour }`, `DELETE /rules/<id>`.
   */
  async handle({ method, path, body }: ControlRequest): Promise<Answer> {
    const [what, name, ...rest] = path;
    switch (`${method} ${what}`) {
      case 'POST faults':
        return this.#fault(this.#find(name), rest[0]);
      case 'POST nodes':
        return this.#node(this.#find(name), rest);
      case 'POST rules':
        return this.#addRule(body);
      case 'DELETE rules':
        return this.#removeRule(Number(name));
      default:
        return undefined;
    }
  }

  #find(name: string | undefined): RunningSimulator | undefined {
    return this.#simulators.find(simulator => simulator.name === name);
  }

  async #fault(
    simulator: RunningSimulator | undefined,
    fault: string | undefined,
  ): Promise<Answer> {
    if (!simulator) return undefined;
    if (fault === 'away') await simulator.faults.refuse();
    else if (fault === 'back') await simulator.faults.listen();
    else return undefined;
    return {};
  }

  #node(
    simulator: RunningSimulator | undefined,
    [node, state]: readonly string[],
  ): Answer {
    const rules = simulator?.kubelet?.rules;
    if (!rules || node === undefined) return undefined;
    if (state === 'silent') rules.silenceNode(node);
    else if (state === 'alive') rules.reviveNode(node);
    else return undefined;
    return {};
  }

  #addRule(body: unknown): Answer {
    const { cluster, ...rule } = body as Rule & { cluster?: string };
    const takeBack = this.#find(cluster)?.kubelet?.rules.add(rule);
    if (!takeBack) return undefined;
    const id = this.#nextRule++;
    this.#rules.set(id, takeBack);
    return { id };
  }

  #removeRule(id: number): Answer {
    const takeBack = this.#rules.get(id);
    if (!takeBack) return undefined;
    this.#rules.delete(id);
    takeBack();
    return {};
  }
}

/** Opens the control on loopback. */
export async function startControlServer(
  control: FleetControl,
  port: number,
): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(control, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function answer(
  control: FleetControl,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  try {
    let text = '';
    for await (const piece of request) text += piece;
    const result = await control.handle({
      method: request.method ?? '',
      path: (request.url ?? '').split('/').slice(1).map(decodeURIComponent),
      body: text === '' ? {} : JSON.parse(text),
    });
    return result
      ? { status: 200, body: result }
      : {
          status: 404,
          body: { error: 'no such cluster, node, rule or action' },
        };
  } catch (error) {
    return { status: 400, body: { error: String(error) } };
  }
}
