import { validateEntityEnvelope } from './template/validateEntity';
import { groundName, useGround } from './ground/useGround';
import { usePortal } from './portal/usePortal';
import { useScratch } from './support/scratch';
import { createObject, objectsOf } from './template/createObject';
import { formCombinations, type Answers } from './template/formCombinations';
import { readTemplate } from './template/readTemplate';
import { startScaffolder, type Scaffolder } from './template/startScaffolder';

// Some hundred combinations, each asked about object by object; and a release that waits for a controller.
jest.setTimeout(300_000);

describe(`template "New service" on the ${groundName()}`, () => {
  const ground = useGround();
  const scratch = useScratch(ground, 'template');
  const open = usePortal(ground, scratch, ['born-released']);
  let scaffolder: Scaffolder;
  beforeAll(async () => {
    scaffolder = await startScaffolder();
  }, 120_000);
  afterAll(async () => {
    await scaffolder.stop();
  });

  const combinations = (name: string): readonly Answers[] =>
    formCombinations(readTemplate().spec.parameters, {
      name,
      owner: 'group:default/team-shop',
      repoUrl: 'github.com?owner=shop&repo=new-service',
      port: 8080,
      namespace: scratch().namespace,
    });

  it('makes objects the API server takes, whatever the form is filled with', async () => {
    const connection = ground().connect('admin');
    const refused: string[] = [];
    let asked = 0;
    for (const answers of combinations('any')) {
      const files = await scaffolder.render(answers);
      expect(validateEntityEnvelope(files['catalog-info.yaml'])).toBe('any');
      for (const object of objectsOf(files)) {
        const { status, message } = await createObject(connection, object, {
          dryRun: true,
        });
        asked += 1;
        if (status !== 201) {
          refused.push(`${JSON.stringify(answers)} ${object.kind}: ${message}`);
        }
      }
    }
    expect(refused).toEqual([]);
    expect(asked).toBeGreaterThan(combinations('any').length * 2);
  });

  it('makes a service that is released in place, from birth', async () => {
    const answers = combinations('born-released').find(
      ({ kind, replicas, pace, sidecars }) =>
        kind === 'CloneSet' &&
        replicas === 2 &&
        pace === 'careful' &&
        (sidecars as string[]).length === 0,
    );
    const connection = ground().connect('admin');
    const files = await scaffolder.render({ ...answers, replicas: 4 });
    for (const object of objectsOf(files)) {
      expect(await createObject(connection, object, { dryRun: false })).toEqual(
        expect.objectContaining({ status: 201 }),
      );
    }
    const tab = open({ kind: 'CloneSet', name: 'born-released' });
    await tab.untilVerdict('done');
    const forecast = await tab.change(
      {
        verb: 'set-image',
        images: { main: 'registry.example.com/shop/new-service:1.0.1' },
        firstStep: { type: 'percent', value: 50 },
      },
      'step-done',
    );
    expect(forecast).toMatchObject({
      mode: 'in-place',
      pods: 2,
      podsLeftOld: 2,
      batches: { size: 1 },
    });
    await tab.change({ verb: 'promote-full' }, 'done');
    expect(tab.section.observation.counts).toMatchObject({
      updated: 4,
      available: 4,
    });
  });
});
