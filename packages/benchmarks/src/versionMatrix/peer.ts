/**
 * The usual way: a map with keys of strings, filled from all objects. Arguments: kind of fixture, number of pods, and
 * whether the objects are `trimmed` to what is asked for, or `raw`.
 */
import { report } from '../childRun';
import type { FixtureKind } from '../fixture/pods';
import { podFixture } from '../fixture/pods';
import { median } from '../statistics';
import { cpuMs } from './cpuMs';

/** What one run of the peer finds. */
export interface PeerReport {
  readonly recomputeMs: number;
  readonly cells: number;
}

interface Pod {
  readonly metadata: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly {
      readonly name: string;
      readonly image: string;
    }[];
  };
}

const [, , kind, count, form] = process.argv;

function load(): Pod[] {
  const pods: Pod[] = [];
  for (const text of podFixture({
    kind: kind as FixtureKind,
    pods: Number(count),
    weight: form === 'raw' ? 'full' : 'light',
  })) {
    const pod: Pod = JSON.parse(text);
    pods.push(form === 'raw' ? pod : trimmed(pod));
  }
  return pods;
}

function trimmed({ metadata, spec }: Pod): Pod {
  const { namespace, labels } = metadata;
  const containers = spec.containers.map(({ name, image }) => ({
    name,
    image,
  }));
  return { metadata: { namespace, labels }, spec: { containers } };
}

function matrixOf(pods: readonly Pod[]): Map<string, number> {
  const cells = new Map<string, number>();
  for (const { metadata, spec } of pods) {
    const application = `${metadata.namespace}/${metadata.labels.app}`;
    for (const { name, image } of spec.containers) {
      const version = image.slice(image.lastIndexOf(':') + 1);
      const key = `${application}|${name}|${version}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
  }
  return cells;
}

function run(): PeerReport {
  const pods = load();
  globalThis.gc?.();
  let cells = 0;
  const times = Array.from({ length: 5 }, () =>
    cpuMs(() => {
      cells = matrixOf(pods).size;
    }),
  );
  return { recomputeMs: median(times), cells };
}

report(run(), () => process.exit());
