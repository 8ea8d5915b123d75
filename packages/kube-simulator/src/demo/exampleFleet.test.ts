import { join } from 'node:path';
import { loadFleet } from './loadFleet';
import { containersOf } from './waves';

const directory = join(__dirname, '../../../../examples/fleet');

/** What a default node of the fake kubelet offers. */
const nodeCpu = 32;

describe('the fleet in examples/fleet', () => {
  it('has eight services with 3 to 300 pods each', async () => {
    const pods = new Map<string, number>();
    for (const { manifests } of await loadFleet(directory)) {
      for (const manifest of manifests) {
        if (containersOf(manifest).length === 0) continue;
        const { replicas } = manifest.spec as { replicas: number };
        const { name } = manifest.metadata;
        pods.set(name, (pods.get(name) ?? 0) + replicas);
      }
    }
    expect(pods.size).toBe(8);
    for (const count of pods.values()) {
      expect(count).toBeGreaterThanOrEqual(3);
      expect(count).toBeLessThanOrEqual(300);
    }
  });

  it('labels every object of a service for the catalog', async () => {
    for (const { manifests } of await loadFleet(directory)) {
      for (const { kind, metadata } of manifests) {
        if (kind === 'Namespace') continue;
        const { labels } = metadata as { labels?: Record<string, string> };
        expect(labels?.['backstage.io/kubernetes-id']).toBe(metadata.name);
      }
    }
  });

  it('fits on its nodes while a rollout surges, cordoned ones left out', async () => {
    for (const plan of await loadFleet(directory)) {
      const requested = plan.manifests.reduce((sum, manifest) => {
        const { replicas = 0 } = (manifest.spec ?? {}) as { replicas?: number };
        return sum + replicas * cpuOf(manifest);
      }, 0);
      const offered = (plan.nodes.count - plan.cordoned.length) * nodeCpu;
      expect(requested * 1.3).toBeLessThan(offered);
    }
  });

  it('keeps CloneSets out of the cluster without OpenKruise', async () => {
    for (const { kruise, manifests } of await loadFleet(directory)) {
      expect(manifests.some(({ kind }) => kind === 'CloneSet')).toBe(kruise);
    }
  });
});

function cpuOf(manifest: Parameters<typeof containersOf>[0]): number {
  return containersOf(manifest).reduce((sum, container) => {
    const { resources } = container as unknown as {
      resources: { requests: { cpu: string } };
    };
    return sum + Number.parseInt(resources.requests.cpu, 10) / 1000;
  }, 0);
}
