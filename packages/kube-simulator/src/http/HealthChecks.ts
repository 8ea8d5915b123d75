import { textResponse, type ApiResponse } from './types';

/** Post-start hooks of a kube-apiserver 1.34, in its order. */
const hooks = [
  'start-apiserver-admission-initializer',
  'generic-apiserver-start-informers',
  'priority-and-fairness-config-consumer',
  'priority-and-fairness-filter',
  'storage-object-count-tracker-hook',
  'start-apiextensions-informers',
  'start-apiextensions-controllers',
  'crd-informer-synced',
  'start-system-namespaces-controller',
  'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller',
  'rbac/bootstrap-roles',
  'bootstrap-controller',
  'apiservice-registration-controller',
  'apiservice-discovery-controller',
].map(name => `poststarthook/${name}`);

/** The checks behind each path. Only readiness looks at what a starting or stopping server lacks. */
const checks: Readonly<Record<string, readonly string[]>> = {
  livez: ['ping', 'log', 'etcd', ...hooks],
  healthz: ['ping', 'log', 'etcd', ...hooks],
  readyz: [
    ...['ping', 'log', 'etcd', 'etcd-readiness', 'informer-sync'],
    ...hooks,
    'shutdown',
  ],
};

/**
 * `/livez`, `/readyz` and `/healthz`, each with `?verbose`, `?exclude=<check>` and one path per check, in the words of
 * a kube-apiserver. What fails is told from outside; requests for objects are served all the same.
 */
export class HealthChecks {
  readonly #failing = new Map<string, number>();

  /**
   * @param check - a name such as `etcd`
   * @returns takes it back
   */
  fail(check: string): () => void {
    this.#failing.set(check, (this.#failing.get(check) ?? 0) + 1);
    let taken = false;
    return () => {
      if (taken) return;
      taken = true;
      const left = (this.#failing.get(check) ?? 0) - 1;
      if (left > 0) this.#failing.set(check, left);
      else this.#failing.delete(check);
    };
  }

  clear(): void {
    this.#failing.clear();
  }

  /** @returns undefined for a path that is not about health */
  answer(path: string, query: URLSearchParams): ApiResponse | undefined {
    const [, name = '', check] = /^\/([a-z]+)(?:\/(.+))?$/.exec(path) ?? [];
    const names = checks[name];
    if (!names) return undefined;
    if (check === undefined) return this.#all(name, names, query);
    return names.includes(check) ? this.#one(check) : undefined;
  }

  #one(check: string): ApiResponse {
    return this.#failing.has(check)
      ? textResponse(500, `internal server error: ${check} failed\n`)
      : textResponse(200, 'ok');
  }

  #all(
    name: string,
    names: readonly string[],
    query: URLSearchParams,
  ): ApiResponse {
    const excluded = query.getAll('exclude');
    const lines = names.map(check => {
      if (excluded.includes(check)) return `[+]${check} excluded: ok\n`;
      return this.#failing.has(check)
        ? `[-]${check} failed: reason withheld\n`
        : `[+]${check} ok\n`;
    });
    const failed = lines.some(line => line.startsWith('[-]'));
    // Failing, it always says at length why.
    if (failed) {
      return textResponse(500, `${lines.join('')}${name} check failed\n`);
    }
    return query.has('verbose')
      ? textResponse(200, `${lines.join('')}${name} check passed\n`)
      : textResponse(200, 'ok');
  }
}
