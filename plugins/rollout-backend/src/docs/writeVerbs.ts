import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ourDrivers } from '../drivers';
import { verbsDocument } from './verbsDocument';

writeFileSync(
  join(__dirname, '../../docs/verbs.md'),
  verbsDocument(ourDrivers),
);
