import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInChecks } from '../checks';
import { operationTable } from './operationTable';
import { rbacManifest } from './rbac';

writeFileSync(
  join(__dirname, '../../docs/rbac.yaml'),
  rbacManifest(Object.values(operationTable), builtInChecks),
);
