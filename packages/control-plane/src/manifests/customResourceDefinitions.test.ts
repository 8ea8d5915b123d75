import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKustomizedDefinitions } from './customResourceDefinitions';

function definition(plural: string, spec: string): string {
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ${plural}.apps.kruise.io\nspec:\n${spec}`;
}

describe('readKustomizedDefinitions', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
    await mkdir(join(folder, 'bases'));
    await mkdir(join(folder, 'patches'));
    const files = {
      'bases/clonesets.yaml': definition(
        'clonesets',
        '  group: apps.kruise.io\n',
      ),
      'bases/statefulsets.yaml': `---\n${definition(
        'statefulsets',
        '  group: apps.kruise.io\n',
      )}`,
      'patches/clonesets.yaml': definition(
        'clonesets',
        '  conversion: { strategy: Webhook }\n',
      ),
      'patches/statefulsets.yaml': definition(
        'statefulsets',
        '  conversion: { strategy: Webhook }\n',
      ),
      'kustomization.yaml':
        'patchesStrategicMerge:\n#- patches/clonesets.yaml\n- patches/statefulsets.yaml\n',
    };
    for (const [file, content] of Object.entries(files))
      await writeFile(join(folder, file), content);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('gives a conversion to those CRDs only whose patch is listed', async () => {
    const definitions = await readKustomizedDefinitions(folder);
    expect(
      definitions.map(({ metadata, spec }) => [metadata.name, spec]),
    ).toEqual([
      ['clonesets.apps.kruise.io', { group: 'apps.kruise.io' }],
      [
        'statefulsets.apps.kruise.io',
        { group: 'apps.kruise.io', conversion: { strategy: 'Webhook' } },
      ],
    ]);
  });
});
