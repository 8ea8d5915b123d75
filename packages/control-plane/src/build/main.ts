/**
 * Builds what the conformance suite needs, or finds it in the cache: the control plane and the controllers
 * named as arguments, by default OpenKruise alone.
 */
import { elapsed } from '../elapsed';
import type { ArtifactName } from './artifacts';
import { artifacts } from './artifacts';
import { ensurePrograms } from './ensurePrograms';

const say = (line: string) => process.stdout.write(`${line}\n`);

function isArtifact(name: string): name is ArtifactName {
  return Object.hasOwn(artifacts, name);
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter(name => !isArtifact(name));
  if (unknown.length > 0) {
    throw new Error(
      `Unknown: ${unknown.join(', ')}. Known: ${Object.keys(artifacts).join(
        ', ',
      )}.`,
    );
  }
  const started = Date.now();
  const programs = await ensurePrograms({
    artifacts: ['kubernetes', ...names.filter(isArtifact)],
    report: say,
  });
  for (const [name, { path }] of Object.entries(programs))
    say(`${name}: ${path}`);
  say(`ready after ${elapsed(Date.now() - started)}`);
}

const names = process.argv.slice(2);
main(names.length > 0 ? names : ['kruise']).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
