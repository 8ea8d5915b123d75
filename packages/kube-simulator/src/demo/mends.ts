import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RunningSimulator } from '../startSimulator';
import {
  ManifestWriter,
  type ObjectPatch,
  type ObjectReference,
} from './ManifestWriter';
import { fillIn } from './placeholders';

type Step =
  | (ObjectPatch & {
      readonly cluster: string;
      readonly patch: ObjectReference;
    })
  /** A node. */
  | { readonly cluster: string; readonly relieve: string };

/** Something wrong with the fleet on purpose, and what ends it. */
export interface Mend {
  readonly name: string;
  /** What is seen. */
  readonly what: string;
  /** The team it belongs to, if any. */
  readonly owner?: string;
  readonly steps: readonly Step[];
}

/** Reads `mends.yaml` of a fleet's folder. */
export async function readMends(directory: string): Promise<readonly Mend[]> {
  const text = await readFile(join(directory, 'mends.yaml'), 'utf8');
  return parse(text) as readonly Mend[];
}

/** @throws Error when a cluster is missing or refuses a step */
export async function mend(
  { steps }: Mend,
  simulators: readonly RunningSimulator[],
): Promise<void> {
  for (const step of fillIn(steps, Date.now())) {
    const simulator = simulators.find(({ name }) => name === step.cluster);
    if (!simulator) throw new Error(`No cluster ${step.cluster}`);
    if ('relieve' in step) simulator.kubelet?.rules.relieveNode(step.relieve);
    else {
      const { cluster: _, patch: object, ...patch } = step;
      await new ManifestWriter(simulator.connection()).patch(object, patch);
    }
  }
}
