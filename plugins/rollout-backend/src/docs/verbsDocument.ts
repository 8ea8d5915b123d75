import type { RolloutVerb } from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import type {
  DriverInput,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';
import { dottedPath } from '../drivers/shared/jsonPointer';
import { verbOperation } from '../operations/operationTable';
import { sampleChanges, sampleInputs } from './verbSamples';

const header = `# Verbs by kind

Generated from the drivers and the operation table of @pilotage/plugin-rollout-backend. Do not edit: run
\`yarn workspace @pilotage/plugin-rollout-backend verbs\`.

Every verb is one conditional write to one object. Its permission is asked about the entity the object belongs to.
`;

/** The kind × verb table as Markdown: which kind has which verb, the permission it needs, and the fields it may write. */
export function verbsDocument(drivers: readonly WorkloadDriver[]): string {
  return [
    header,
    table([
      ['verb', ...drivers.map(({ kind }) => kind)],
      ...rolloutVerbs.map(verb => [
        `\`${verb}\``,
        ...drivers.map(driver =>
          verbsOf(driver).has(verb) ? permissionOf(driver, verb) : '–',
        ),
      ]),
    ]),
    ...drivers.flatMap(driver => [
      `## ${driver.kind} (${driver.group})\n`,
      table([
        ['verb', 'fields it may write'],
        ...rolloutVerbs
          .filter(verb => verbsOf(driver).has(verb))
          .map(verb => [`\`${verb}\``, fieldsOf(driver, verb).join(', ')]),
      ]),
    ]),
  ].join('\n');
}

function permissionOf({ kind }: WorkloadDriver, verb: RolloutVerb): string {
  return `\`${verbOperation(kind, verb).permission.name}\``;
}

function verbsOf(driver: WorkloadDriver): ReadonlySet<string> {
  return new Set(
    samplesOf(driver).flatMap(input => Object.keys(driver.verbs(input))),
  );
}

/** What the plans of the samples write. A verb that can write nothing is named, so that it does not look forgotten. */
function fieldsOf(
  driver: WorkloadDriver,
  verb: RolloutVerb,
): readonly string[] {
  const changes = sampleChanges.filter(change => change.verb === verb);
  const fields = samplesOf(driver).flatMap(input =>
    changes.flatMap(change => {
      const plan = driver.plan(input, change);
      if (plan.type !== 'patch') return [];
      return plan.patch
        .filter(({ op }) => op !== 'test')
        .map(({ path }) => dottedPath(input.workload.object, path));
    }),
  );
  return fields.length === 0
    ? ['nothing: always refused, with the reason']
    : [...new Set(fields)].map(field => `\`${field}\``);
}

function samplesOf({ group, kind }: WorkloadDriver): readonly DriverInput[] {
  return sampleInputs.filter(
    ({ workload: { ref } }) => ref.group === group && ref.kind === kind,
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [titles = [], ...body] = rows;
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return `${[line(titles), rule, ...body.map(line)].join('\n')}\n`;
}
