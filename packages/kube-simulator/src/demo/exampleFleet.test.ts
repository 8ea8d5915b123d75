import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { loadFleet } from './loadFleet';
import type { Manifest } from './manifest';
import { readMends } from './mends';
import { containersOf } from './waves';

const examples = join(__dirname, '../../../../examples');
const load = () => loadFleet(join(examples, 'fleet'), Date.now());
const kubernetesId = 'backstage.io/kubernetes-id';

/** What a default node of the fake kubelet offers. */
const nodeCpu = 32;

const isService = ({ kind }: Manifest) =>
  kind === 'Deployment' || kind === 'CloneSet';

async function componentIds(): Promise<ReadonlySet<string>> {
  const text = await readFile(
    join(examples, 'catalog/components.yaml'),
    'utf8',
  );
  return new Set(
    parseAllDocuments(text).map(document => {
      const { metadata } = document.toJS() as {
        metadata: { annotations: Record<string, string> };
      };
      return metadata.annotations[kubernetesId]!;
    }),
  );
}

describe('the fleet in examples/fleet', () => {
  it('has services with up to 300 pods each', async () => {
    const pods = new Map<string, number>();
    for (const { manifests } of await load()) {
      for (const manifest of manifests.filter(isService)) {
        const { replicas } = manifest.spec as { replicas: number };
        const { name, namespace } = manifest.metadata;
        if (!['shop', 'pay', 'web'].includes(namespace ?? '')) continue;
        pods.set(name, (pods.get(name) ?? 0) + replicas);
      }
    }
    expect(pods.size).toBe(10);
    expect(Math.max(...pods.values())).toBeLessThanOrEqual(300);
    expect(Math.max(...pods.values())).toBeGreaterThan(200);
  });

  it('labels every object for a component of the catalog', async () => {
    const ids = await componentIds();
    for (const { manifests } of await load()) {
      for (const { kind, metadata } of manifests) {
        if (kind === 'Namespace') continue;
        const { labels } = metadata as { labels?: Record<string, string> };
        expect([metadata.name, ids.has(labels?.[kubernetesId] ?? '')]).toEqual([
          metadata.name,
          true,
        ]);
      }
    }
  });

  it('fits on its nodes while a rollout surges, cordoned ones left out', async () => {
    for (const plan of await load()) {
      const requested = plan.manifests
        .filter(isService)
        .reduce(
          (sum, manifest) =>
            sum +
            (manifest.spec as { replicas: number }).replicas * cpuOf(manifest),
          0,
        );
      const offered = (plan.nodes.count - plan.cordoned.length) * nodeCpu;
      expect(requested * 1.3).toBeLessThan(offered);
    }
  });

  it('keeps the kinds of OpenKruise out of the cluster without it', async () => {
    for (const { kruise, manifests } of await load()) {
      const needsKruise = manifests.some(({ apiVersion }) =>
        apiVersion.includes('kruise'),
      );
      expect(needsKruise).toBe(kruise);
    }
  });

  it('has two sidecars in five versions', async () => {
    const images = new Set<string>();
    for (const { manifests, history, drifted } of await load()) {
      const text = JSON.stringify([manifests, history, drifted]);
      for (const [image] of text.matchAll(
        /mesh\/(log-agent|mesh-proxy):[\d.]+/g,
      ))
        images.add(image.replace('mesh/', ''));
    }
    expect([...images].sort()).toEqual([
      'log-agent:1.7.9',
      'log-agent:1.8.2',
      'log-agent:1.9.0',
      'mesh-proxy:0.31.0',
      'mesh-proxy:0.32.0',
    ]);
  });

  it('says of everything that is wrong on purpose what ends it', async () => {
    const mends = await readMends(join(examples, 'fleet'));
    const names = mends.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { what, steps } of mends) {
      expect(what).toMatch(/\S/);
      expect(steps.length).toBeGreaterThan(0);
    }
  });
});

function cpuOf(manifest: Manifest): number {
  return containersOf(manifest).reduce((sum, container) => {
    const { resources } = container as unknown as {
      resources?: { requests: { cpu: string } };
    };
    return sum + Number.parseInt(resources?.requests.cpu ?? '0', 10) / 1000;
  }, 0);
}
