import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInChecks } from '../checks';
import { operationTable } from './operationTable';
import { rbacManifest } from './rbac';

const operations = Object.values(operationTable);

describe('rbacManifest', () => {
  it('is what docs/rbac.yaml says', () => {
    const committed = readFileSync(
      join(__dirname, '../../docs/rbac.yaml'),
      'utf8',
    );
    expect(committed).toBe(rbacManifest(operations, builtInChecks));
  });

  it('only reads, and never Secrets', () => {
    const manifest = rbacManifest(operations, builtInChecks);
    expect(manifest).not.toMatch(
      /secret|'\*'|create|update|patch|delete|proxy|exec/i,
    );
  });

  it('grants an object by its name where a check reads no other', () => {
    const manifest = rbacManifest(
      [],
      [
        {
          reads: [
            {
              type: 'objects',
              group: '',
              kind: 'ConfigMap',
              plural: 'configmaps',
              namespaced: true,
              namespace: 'kube-system',
              name: 'kube-root-ca.crt',
            },
            { type: 'path', path: '/livez' },
            { type: 'own-state' },
          ],
        },
      ],
    );
    expect(manifest).toContain(
      `rules:
  - apiGroups: ['']
    resources: ['configmaps']
    resourceNames: ['kube-root-ca.crt']
    verbs: ['get']
  - nonResourceURLs: ['/livez']
    verbs: ['get']
`,
    );
  });
});

describe('operationTable', () => {
  it('lets nobody but users change anything', () => {
    for (const { name, writes, principals } of operations) {
      expect({ name, services: principals.includes('service') }).toEqual({
        name,
        services: !writes,
      });
    }
  });

  it('names an audit event for every operation', () => {
    for (const [name, operation] of Object.entries(operationTable)) {
      expect(operation.name).toBe(name);
      expect(operation.audit.eventId).toMatch(/^[a-z-]+$/);
    }
  });
});
