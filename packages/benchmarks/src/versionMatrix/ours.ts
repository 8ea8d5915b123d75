/** Our matrix over a fleet in memory. Arguments: kind of fixture, number of pods. */
import { SidecarMatrix } from '@pilotage/plugin-rollout-backend/src/sidecars/matrix/SidecarMatrix';
import type { PodRecord } from '../../../fleet-node/src/model/podRecord';
import { projectPod } from '../../../fleet-node/src/model/projectPod';
import { report } from '../childRun';
import type { FixtureKind } from '../fixture/pods';
import { podFixture } from '../fixture/pods';
import { median } from '../statistics';
import { cpuMs } from './cpuMs';
import { PlainStore } from './plainStore';
import { restarted } from './restarts';
import { AnewModel, nobody, rules, StoreModel } from './storeModel';

/** What one run of ours finds; times are of CPU. */
export interface OursReport {
  /** All pods of all groups counted anew into cells. */
  readonly recomputeMs: number;
  /** Groups, sidecars, applications and cells made from the columns, as after a start. */
  readonly fromColumnsMs: number;
  /** Keeping groups and matrix current, on top of writing the pod itself. */
  readonly eventUs: number;
  readonly queryP99Ms: number;
  readonly cells: number;
  /** Cells that differ from those of a matrix made from the columns. */
  readonly differences: number;
}

const [, , kind, count] = process.argv;
const pods = Number(count);
const rounds = 20;
const eventsPerRound = 5_000;
/** Events live as short as those of a watch, or the collector would move them about, which is nobody's cost either. */
const eventsAtOnce = 100;
const queries = [
  {},
  { sidecar: 'logs' },
  { sidecar: 'proxy', state: 'updating' },
  { text: 'app-77' },
] as const;

const model = new StoreModel();
/** The same pods without groups and matrix. */
const plain = new PlainStore();
const changing: PodRecord[] = [];

function load(): void {
  let row = 0;
  for (const text of podFixture({
    kind: kind as FixtureKind,
    pods,
    weight: 'light',
  })) {
    const pod = projectPod(JSON.parse(text));
    model.upsert(pod);
    plain.upsert(pod);
    row += 1;
    if (row <= eventsPerRound) changing.push(pod);
  }
}

function measureEvents(): number {
  return median(
    Array.from({ length: rounds }, (_, round) => {
      let overhead = 0;
      for (let from = 0; from < changing.length; from += eventsAtOnce) {
        const events = changing
          .slice(from, from + eventsAtOnce)
          .map(pod => restarted(pod, round));
        overhead += cpuMs(() => events.forEach(pod => model.upsert(pod)));
        overhead -= cpuMs(() => events.forEach(pod => plain.upsert(pod)));
      }
      return (overhead * 1000) / changing.length;
    }),
  );
}

function measureQueries(matrix: SidecarMatrix): number {
  const ask = (i: number) =>
    cpuMs(() => matrix.fleet(queries[i % queries.length]!));
  // The first ones are compiled while they run, in threads whose CPU counts too.
  for (let i = 0; i < 400; i++) ask(i);
  const times = Array.from({ length: 400 }, (_, i) => ask(i)).sort(
    (a, b) => a - b,
  );
  return times[Math.floor(times.length * 0.99)]!;
}

const rowsOf = (matrix: SidecarMatrix) =>
  [...matrix.rows({})].map(row => JSON.stringify(row)).sort();

function run(): OursReport {
  load();
  const matrix = new SidecarMatrix({ model, entities: nobody, rules });
  // What loading left behind is nobody's cost, nor are the events themselves.
  globalThis.gc?.();
  const eventUs = measureEvents();
  globalThis.gc?.();
  const queryP99Ms = measureQueries(matrix);
  const wrong: string[][] = [];
  const recomputeMs = median(
    Array.from({ length: 5 }, () => cpuMs(() => wrong.push(matrix.check()))),
  );
  let anew = matrix;
  const fromColumnsMs = cpuMs(() => {
    anew = new SidecarMatrix({
      model: new AnewModel(model),
      entities: nobody,
      rules,
    });
  });
  const is = rowsOf(matrix);
  const shouldBe = rowsOf(anew);
  return {
    recomputeMs,
    fromColumnsMs,
    eventUs,
    queryP99Ms,
    cells: is.length,
    differences:
      wrong.flat().length +
      Math.abs(is.length - shouldBe.length) +
      is.filter((row, index) => row !== shouldBe[index]).length,
  };
}

report(run(), () => process.exit());
