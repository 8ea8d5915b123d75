import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import { ourDrivers } from '../drivers';
import { sampleChanges } from './verbSamples';
import { verbsDocument } from './verbsDocument';

const text = verbsDocument(ourDrivers);

describe('verbsDocument', () => {
  it('is what docs/verbs.md says', () => {
    const file = join(__dirname, '../../docs/verbs.md');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('has a sample of every verb', () => {
    expect(new Set(sampleChanges.map(({ verb }) => verb))).toEqual(
      new Set(rolloutVerbs),
    );
  });

  it('tells the kinds apart', () => {
    expect(text).toMatch(
      /\| `set-image`\s+\| `rollout.workload.set-image`\s+\| `rollout.workload.set-image`\s+\| `rollout.sidecar.update`\s+\|/,
    );
    expect(text).toMatch(
      /\| `pause-injection`\s+\| –\s+\| –\s+\| `rollout.sidecar.pause`\s+\|/,
    );
  });

  it('names the fields of the samples, also those that are taken away', () => {
    const sidecarSet = text.slice(text.indexOf('## SidecarSet'));
    expect(sidecarSet).toMatch(
      /`promote-full`\s+\| .*`spec.updateStrategy.selector`/,
    );
    expect(sidecarSet).toMatch(
      /`rollback`\s+\| .*`spec.containers`, `spec.initContainers`, `spec.volumes`/,
    );
  });
});
