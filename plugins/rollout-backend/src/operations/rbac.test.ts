import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationTable } from './operationTable';
import { rbacManifest } from './rbac';

const operations = Object.values(operationTable);

describe('rbacManifest', () => {
  it('is what docs/rbac.yaml says', () => {
    const committed = readFileSync(
      join(__dirname, '../../docs/rbac.yaml'),
      'utf8',
    );
    expect(committed).toBe(rbacManifest(operations));
  });

  it('never asks for secrets, wildcards or deletion', () => {
    expect(rbacManifest(operations)).not.toMatch(/secret|'\*'|delete|create/i);
  });

  it('lets only the writer role patch', () => {
    const [reader, writer] = rbacManifest(operations).split('---\n');
    expect(reader).not.toContain('patch');
    expect(writer).toMatch(
      /apiGroups: \['apps.kruise.io'\]\n\s+resources: \['clonesets'\]\n\s+verbs: \['get', 'patch'\]/,
    );
  });
});
