import { probeTargets } from './probeTargets';

describe('probeTargets', () => {
  const reads = (kind: string, plural: string, more = {}) => ({
    id: 'c',
    reads: [
      {
        type: 'objects' as const,
        group: '',
        kind,
        plural,
        namespaced: true,
        ...more,
      },
    ],
  });

  it('probes what the live model does not follow, once', () => {
    expect(
      probeTargets([
        reads('ConfigMap', 'configmaps', { namespace: 'a' }),
        reads('ConfigMap', 'configmaps', { namespace: 'a' }),
        reads('Service', 'services'),
        reads('Pod', 'pods'),
        reads('Lease', 'leases', {
          group: 'coordination.k8s.io',
          namespace: 'kube-system',
        }),
        { id: 'd', reads: [{ type: 'path', path: '/readyz' }] },
      ]).map(({ kind, namespace }) => `${kind} ${namespace}`),
    ).toEqual(['ConfigMap a']);
  });

  it('refuses a check that wants Secrets', () => {
    expect(() => probeTargets([reads('Secret', 'secrets')])).toThrow(
      'The check c may not read Secrets',
    );
  });
});
