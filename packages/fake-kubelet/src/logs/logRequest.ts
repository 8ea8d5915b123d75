import type { LogQuery } from './containerLog';

/** A request for a log, as an API server sends it to a kubelet. */
interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly query: LogQuery;
  readonly timestamps: boolean;
  readonly follow: boolean;
}

/** The request that a path and query ask for; `undefined` when it is none for a log. */
export function logRequest(target: string): LogRequest | undefined {
  const [path = '', search = ''] = target.split('?', 2);
  // Names are DNS labels: whoever encodes them asks for something that does not exist.
  const [, root, ...names] = path.split('/');
  const [namespace, pod, container] = names;
  if (root !== 'containerLogs' || names.length !== 3) return undefined;
  if (!namespace || !pod || !container) return undefined;
  const parameters = new URLSearchParams(search);
  const flag = (name: string) => parameters.get(name) === 'true';
  const count = (name: string) => {
    const value = Number(parameters.get(name) ?? undefined);
    return Number.isInteger(value) && value >= 0 ? value : undefined;
  };
  return {
    namespace,
    pod,
    container,
    query: {
      previous: flag('previous'),
      tailLines: count('tailLines'),
      sinceSeconds: count('sinceSeconds'),
    },
    timestamps: flag('timestamps'),
    follow: flag('follow') && !flag('previous'),
  };
}
