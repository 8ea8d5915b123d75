import { compare } from 'fast-json-patch';
import type { ForecastDiff } from '@pilotage/plugin-rollout-common';
import type { Goal, PatchOperation, Plan } from '@pilotage/plugin-rollout-node';
import type { KubeObject } from '@pilotage/fleet-node';
import { dottedPath, pointer, pointerParts, valueAt } from './jsonPointer';
import { hideLiterals, isLiteral, sealLiterals } from './literals';
import { sameField } from './sameValue';

/** One field of a workload with the value it shall have: an end state, never an increment. */
export interface Edit {
  /** JSON Pointer below the object. */
  readonly path: string;
  /** `undefined`: the field shall not be there. */
  readonly value: unknown;
  /** What must be at a place for the edit to mean what it says, for example the name of the container at an index. */
  readonly guard?: { readonly path: string; readonly value: unknown };
}

/** Differences shown at most; a whole new template has more than anybody reads. */
const shownDifferences = 40;

/** The edits that change something. */
export function effectiveEdits(
  object: KubeObject,
  edits: readonly Edit[],
): readonly Edit[] {
  return edits.filter(
    edit => !sameField(valueAt(object, edit.path), edit.value),
  );
}

/**
 * One JSON Patch for all edits: `test` on uid, resourceVersion and every old value, so that it changes nothing at all
 * when anybody else was faster.
 */
export function planEdits(object: KubeObject, edits: readonly Edit[]): Plan {
  const effective = effectiveEdits(object, edits);
  if (effective.length === 0) return { type: 'unchanged' };
  const { uid, resourceVersion } = object.metadata;
  const patch: PatchOperation[] = [
    { op: 'test', path: '/metadata/uid', value: uid },
    { op: 'test', path: '/metadata/resourceVersion', value: resourceVersion },
  ];
  for (const edit of effective) {
    if (edit.guard) patch.push({ op: 'test', ...edit.guard });
    const before = valueAt(object, edit.path);
    if (before === undefined) {
      patch.push(addition(object, edit));
      continue;
    }
    patch.push(
      { op: 'test', path: edit.path, value: before },
      edit.value === undefined
        ? { op: 'remove', path: edit.path }
        : { op: 'replace', path: edit.path, value: edit.value },
    );
  }
  return {
    type: 'patch',
    patch,
    goal: { uid, fields: goalFields(uid, edits) },
  };
}

/** What will differ, field by field, in the words of the manifest. */
export function diffEdits(
  object: KubeObject,
  edits: readonly Edit[],
): readonly ForecastDiff[] {
  return effectiveEdits(object, edits)
    .flatMap(edit => leafDiffs(object, edit))
    .slice(0, shownDifferences);
}

/** All edits are goals, also those that already held: together they are what was asked for. Goals are kept. */
function goalFields(uid: string, edits: readonly Edit[]): Goal['fields'] {
  return Object.fromEntries(
    edits.flatMap(edit => [
      ...(edit.guard ? [[edit.guard.path, edit.guard.value] as const] : []),
      // Goals are kept as JSON, which has no undefined.
      [edit.path, sealLiterals(edit.path, edit.value ?? null, uid)] as const,
    ]),
  );
}

/** `add` needs its parent: what is missing above the field is added with it. */
function addition(object: KubeObject, edit: Edit): PatchOperation {
  let parts = pointerParts(edit.path);
  let value = edit.value;
  while (
    parts.length > 1 &&
    valueAt(object, pointer(...parts.slice(0, -1))) === undefined
  ) {
    value = { [parts[parts.length - 1]!]: value };
    parts = parts.slice(0, -1);
  }
  return { op: 'add', path: pointer(...parts), value };
}

function leafDiffs(object: KubeObject, edit: Edit): readonly ForecastDiff[] {
  const before = valueAt(object, edit.path);
  if (!isTree(before) || !isTree(edit.value)) {
    return [difference(object, edit.path, before, edit.value)];
  }
  // The library lists the last difference first.
  return compare(before, edit.value)
    .reverse()
    .filter(operation => operation.op !== 'test')
    .map(operation =>
      difference(
        object,
        edit.path + operation.path,
        valueAt(before, operation.path),
        'value' in operation ? operation.value : undefined,
      ),
    )
    .filter(({ before: old, after }) => old !== after);
}

function difference(
  object: KubeObject,
  path: string,
  before: unknown,
  after: unknown,
): ForecastDiff {
  return {
    path: dottedPath(object, path),
    ...(before === undefined || before === null
      ? {}
      : { before: text(hideLiterals(path, before)) }),
    ...(after === undefined || after === null
      ? {}
      : { after: text(hideLiterals(path, after)) }),
    ...(isLiteral(path) &&
    typeof before === 'string' &&
    typeof after === 'string'
      ? { after: '(hidden, another value)' }
      : {}),
  };
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return isTree(value) ? JSON.stringify(value) : String(value);
}
