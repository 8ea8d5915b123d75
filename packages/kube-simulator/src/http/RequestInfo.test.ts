import { parseRequest } from './RequestInfo';

const parse = (method: string, url: string) => {
  const { pathname, searchParams } = new URL(url, 'http://x');
  return parseRequest(method, pathname, searchParams);
};

describe('parseRequest', () => {
  it.each([
    ['GET', '/api/v1/pods', { verb: 'list', group: '', plural: 'pods' }],
    ['GET', '/api/v1/pods?watch=true', { verb: 'watch' }],
    [
      'GET',
      '/api/v1/watch/namespaces/a/pods',
      { verb: 'watch', namespace: 'a', plural: 'pods' },
    ],
    [
      'GET',
      '/api/v1/namespaces/a',
      { verb: 'get', plural: 'namespaces', name: 'a', namespace: 'a' },
    ],
    [
      'PUT',
      '/api/v1/namespaces/a/status',
      { plural: 'namespaces', name: 'a', subresource: 'status' },
    ],
    [
      'GET',
      '/api/v1/namespaces/a/pods/p/log',
      { verb: 'get', plural: 'pods', name: 'p', subresource: 'log' },
    ],
    [
      'POST',
      '/apis/apps/v1/namespaces/a/deployments',
      { verb: 'create', group: 'apps', version: 'v1' },
    ],
    [
      'PATCH',
      '/apis/apps/v1/namespaces/a/deployments/d/scale',
      { verb: 'patch', name: 'd', subresource: 'scale' },
    ],
    ['DELETE', '/api/v1/nodes', { verb: 'deletecollection', plural: 'nodes' }],
    ['DELETE', '/api/v1/nodes/n', { verb: 'delete', name: 'n' }],
    [
      'GET',
      '/api/v1/pods?fieldSelector=metadata.name%3Dp',
      { verb: 'list', name: 'p' },
    ],
    ['GET', '/api/v1/namespaces/a/configmaps/x%2Fy', { name: 'x/y' }],
  ])('%s %s', (method, url, expected) => {
    expect(parse(method, url)).toMatchObject({ kind: 'resource', ...expected });
  });

  it.each([
    '/version',
    '/api',
    '/api/v1',
    '/apis/apps',
    '/apis/apps/v1',
    '/readyz',
    '/api/v1/%E0%A4%A',
  ])('takes %s for a plain path', path => {
    expect(parseRequest('GET', path, new URLSearchParams())).toEqual({
      kind: 'path',
      verb: 'get',
      path,
    });
  });
});
