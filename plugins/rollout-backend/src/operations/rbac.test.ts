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

  it('asks for the kinds it looks at, and leaves other plugins theirs', () => {
    const [reader] = rbacManifest(operations).split('---\n');
    expect(reader).toContain("resources: ['namespaces']");
    expect(reader).not.toMatch(/'services'|endpointslices/);
  });

  it('never asks for secrets, wildcards or deletion', () => {
    expect(rbacManifest(operations)).not.toMatch(/secret|'\*'|delete|create/i);
  });

  it('lets only the writer roles patch, and only one of them SidecarSets', () => {
    const [reader, writer, sidecarWriter] =
      rbacManifest(operations).split('---\n');
    expect(reader).not.toContain('patch');
    expect(writer).not.toContain('sidecarsets');
    expect(sidecarWriter).toMatch(
      /rules:\n\s+- apiGroups: \['apps.kruise.io'\]\n\s+resources: \['sidecarsets'\]\n\s+verbs: \['get', 'patch'\]\n$/,
    );
    expect(writer).toMatch(
      /apiGroups: \['apps.kruise.io'\]\n\s+resources: \['clonesets'\]\n\s+verbs: \['get', 'patch'\]/,
    );
  });
});
