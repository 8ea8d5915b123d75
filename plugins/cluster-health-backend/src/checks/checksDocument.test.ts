import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksDocument } from './checksDocument';
import { builtInChecks } from './index';

it('is written down as the checks are now; run `yarn checks` after a change', () => {
  expect(readFileSync(join(__dirname, '../../docs/checks.md'), 'utf8')).toBe(
    checksDocument(builtInChecks),
  );
});

it('names what a check reads as a role would', () => {
  const [first] = builtInChecks;
  const text = checksDocument([
    {
      ...first!,
      reads: [
        {
          type: 'objects',
          group: 'coordination.k8s.io',
          kind: 'Lease',
          plural: 'leases',
          namespaced: true,
          namespace: 'kube-system',
        },
        { type: 'path', path: '/readyz' },
      ],
    },
  ]);
  expect(text).toContain(
    '| Reads | `leases.coordination.k8s.io` in kube-system, `/readyz` |',
  );
});
