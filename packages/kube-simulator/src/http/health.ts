import { textResponse, type ApiResponse } from './types';

const checks = [
  'ping',
  'log',
  'etcd',
  'informer-sync',
  'poststarthook/rbac/bootstrap-roles',
  'shutdown',
];

/** `/livez`, `/readyz`, `/healthz`, with `?verbose` line by line; undefined for another path. */
export function health(
  path: string,
  query: URLSearchParams,
): ApiResponse | undefined {
  const name = ['livez', 'readyz', 'healthz'].find(
    check => path === `/${check}`,
  );
  if (!name) return undefined;
  if (!query.has('verbose')) return textResponse(200, 'ok');
  const lines = checks.map(check => `[+]${check} ok`);
  return textResponse(200, `${lines.join('\n')}\n${name} check passed\n`);
}

/** `/version`. Clients parse major and minor; the rest says plainly what answers. */
export const version = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.2-simulator+pilotage',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none (Pilotage kube-simulator)',
  compiler: 'none',
  platform: `${process.platform}/${process.arch}`,
} as const;
