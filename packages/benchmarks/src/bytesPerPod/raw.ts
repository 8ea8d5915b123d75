/** What parsed objects keep in memory. Arguments: kind of fixture, number of pods. */
import type { FixtureKind } from '../fixture/pods';
import { podFixture } from '../fixture/pods';
import { retained } from './retained';

const [, , kind, count] = process.argv;
const pods = Number(count);

void retained(pods, async () => {
  const objects = new Map<number, unknown>();
  for (const text of podFixture({
    kind: kind as FixtureKind,
    pods,
    weight: 'full',
  })) {
    objects.set(objects.size, JSON.parse(text));
  }
  return objects;
});
