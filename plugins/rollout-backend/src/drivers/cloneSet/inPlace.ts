import { compare } from 'fast-json-patch';
import type { JsonRecord } from '../shared/json';
import { asArray, asRecord, asString, isRecord } from '../shared/json';
import { dottedPath } from '../shared/jsonPointer';
import { runningContainers } from '../shared/podTemplate';

/** How pods get from one template to another. */
export type TemplateChange =
  | { readonly type: 'same' }
  /** Pods stay; the named containers restart. None restarts when only metadata changes. */
  | { readonly type: 'in-place'; readonly restarted: readonly string[] }
  /** `path` is the first change that cannot be made in place. */
  | { readonly type: 'recreate'; readonly path: string };

const imagePath = /^\/spec\/containers\/(\d+)\/image$/;

/**
 * The controller's own rule: it compares the payloads of two revisions, and a pod stays when every difference is a
 * replaced image of a container (not of an init container) or lies in the metadata of the template. Gates that allow
 * more are off by default and cannot be read through the API, so they are not assumed.
 */
export function templateChange(
  before: JsonRecord,
  after: JsonRecord,
): TemplateChange {
  const old = withoutEmpty(before);
  const differences = compare(old, withoutEmpty(after));
  if (differences.length === 0) return { type: 'same' };
  const restarted = new Set<string>();
  for (const { op, path } of differences) {
    if (path === '/metadata' || path.startsWith('/metadata/')) continue;
    const index = imagePath.exec(path)?.[1];
    if (op !== 'replace' || index === undefined) {
      return { type: 'recreate', path: `template.${dottedPath(after, path)}` };
    }
    const container = asArray(asRecord(after.spec).containers)[Number(index)];
    restarted.add(asString(asRecord(container).name));
  }
  for (const name of readersOfMetadata(before, after)) restarted.add(name);
  const names = runningContainers(after).map(({ name }) => name);
  return {
    type: 'in-place',
    restarted: names.filter(name => restarted.has(name)),
  };
}

/** Containers whose environment takes a changed label or annotation; the daemon restarts them. */
function readersOfMetadata(
  before: JsonRecord,
  after: JsonRecord,
): readonly string[] {
  const changed = new Set<string>();
  for (const field of ['labels', 'annotations']) {
    const old = asRecord(asRecord(before.metadata)[field]);
    const next = asRecord(asRecord(after.metadata)[field]);
    for (const [key, value] of Object.entries(next)) {
      if (old[key] !== value) changed.add(`metadata.${field}['${key}']`);
    }
  }
  if (changed.size === 0) return [];
  return runningContainers(after)
    .filter(({ raw }) =>
      asArray(raw.env).some(variable =>
        changed.has(
          asString(
            asRecord(asRecord(asRecord(variable).valueFrom).fieldRef).fieldPath,
          ),
        ),
      ),
    )
    .map(({ name }) => name);
}

/** Revisions are stored by typed clients, which write empty fields that a manifest leaves out. */
function withoutEmpty(value: JsonRecord): JsonRecord {
  return asRecord(pruned(value));
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => pruned(item) ?? {});
    return items.length > 0 ? items : undefined;
  }
  if (isRecord(value)) {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, pruned(item)] as const)
      .filter(([, item]) => item !== undefined);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value ?? undefined;
}
