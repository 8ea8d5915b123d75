import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksDocument } from './checksDocument';
import { builtInChecks } from './index';

writeFileSync(
  join(__dirname, '../../docs/checks.md'),
  checksDocument(builtInChecks),
);
