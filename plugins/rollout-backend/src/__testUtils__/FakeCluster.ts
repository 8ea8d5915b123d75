import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
  KubeObject,
} from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import type { Operation as PatchOperation } from 'fast-json-patch';
import { applyPatch } from 'fast-json-patch';

/** What the next write meets. */
export type Fault =
  /** Somebody changes the object just before the write arrives. */
  | {
      readonly type: 'moved';
      readonly change: (object: KubeObject) => KubeObject;
    }
  | {
      readonly type: 'refused';
      readonly status: number;
      readonly message: string;
    }
  /** The write is carried out, the answer is lost. */
  | { readonly type: 'answer-lost' }
  /** The write never arrives. */
  | { readonly type: 'lost' };

/**
 * One object behind the rules of an API server that matter for a conditional write, with faults a real one cannot be
 * told to have.
 */
export class FakeCluster implements ClusterConnection {
  readonly cluster = 'east';
  readonly requests: ClusterRequest[] = [];
  readonly faults: Fault[] = [];
  object: KubeObject;

  constructor(object: KubeObject) {
    this.object = object;
  }

  get writes(): number {
    return this.requests.filter(({ method }) => method === 'PATCH').length;
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    this.requests.push(request);
    return request.method === 'PATCH' ? this.#patch(request) : this.#ok();
  }

  #patch(request: ClusterRequest): ClusterResponse {
    const fault = this.faults.shift();
    if (fault?.type === 'lost')
      throw new ClusterUnreachableError('east', 'lost');
    if (fault?.type === 'moved') this.object = fault.change(this.object);
    if (fault?.type === 'refused') return status(fault.status, fault.message);
    try {
      const next = applyPatch(
        structuredClone(this.object),
        request.body as PatchOperation[],
        true,
      ).newDocument;
      if (request.query?.dryRun) return answer(200, next);
      this.object = moved(next, { spec: true });
    } catch {
      return status(422, 'the server rejected our request');
    }
    if (fault?.type === 'answer-lost') {
      throw new ClusterUnreachableError('east', 'connection reset');
    }
    return this.#ok();
  }

  #ok(): ClusterResponse {
    return answer(200, this.object);
  }
}

/** The object after another write: of its status, or of its spec. */
export function moved(
  object: KubeObject,
  options: { spec: boolean },
): KubeObject {
  const { resourceVersion, generation = 1 } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      resourceVersion: String(Number(resourceVersion) + 1),
      generation: options.spec ? generation + 1 : generation,
    },
  };
}

function status(code: number, message: string): ClusterResponse {
  return answer(code, { kind: 'Status', code, message });
}

function answer(code: number, body: unknown): ClusterResponse {
  const text = JSON.stringify(body);
  return {
    status: code,
    header: () => undefined,
    json: async () => JSON.parse(text) as unknown,
    text: async () => text,
    async *body() {
      yield Buffer.from(text);
    },
  };
}
