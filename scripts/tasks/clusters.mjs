/** `npm run clusters`: the demo services on three real control planes. Needs Go 1.26. */
import { join, resolve } from 'node:path';
import { Children } from '../lib/children.mjs';
import { typescript } from '../lib/portal.mjs';

const root = resolve(import.meta.dirname, '../..');
new Children().start(
  'clusters',
  process.execPath,
  [
    ...typescript(root, 'packages/control-plane/src/main.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root },
);
