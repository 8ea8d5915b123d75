import type { KubeObject } from '@pilotage/fleet-node';
import { diffEdits, planEdits } from './edits';
import { hideLiterals, isSealOf, sealLiterals } from './literals';
import { stillHolds } from './sameValue';

const password = 'correct horse battery staple';
const template = (value: string, name = 'PASSWORD') => ({
  spec: {
    containers: [{ name: 'main', image: 'cart:1', env: [{ name, value }] }],
  },
});
const workload: KubeObject = {
  metadata: { name: 'cart', uid: 'uid-1', resourceVersion: '1' },
  spec: { template: template(password) },
};
const edit = (value: unknown) => [{ path: '/spec/template', value }];

describe('values of environment variables', () => {
  it('are not shown', () => {
    const shown = JSON.stringify(hideLiterals('', template(password)));
    expect(shown).not.toContain(password);
    expect(shown).toContain('PASSWORD');
    expect(shown).toContain('cart:1');
  });

  it.each([
    ['changed', template('another password')],
    ['removed', { spec: { containers: [{ name: 'main', image: 'cart:1' }] } }],
    ['renamed', template(password, 'SECRET')],
    ['moved', { spec: { initContainers: template(password).spec.containers } }],
  ])(
    'are not in the differences when %s, and yet these are seen',
    (_, after) => {
      const differences = diffEdits(workload, edit(after));
      expect(differences.length).toBeGreaterThan(0);
      expect(JSON.stringify(differences)).not.toContain('password');
      expect(JSON.stringify(differences)).not.toContain(password);
    },
  );

  it.each(['another password', ''])('differ visibly from %p', value => {
    expect(diffEdits(workload, edit(template(value)))).toEqual([
      {
        path: 'spec.template.spec.containers[main].env[PASSWORD].value',
        before: '(hidden)',
        after: '(hidden, another value)',
      },
    ]);
  });

  it('are written, but not kept', () => {
    const wanted = template('another password');
    const plan = planEdits(workload, edit(wanted));
    if (plan.type !== 'patch') throw new Error('There is something to change');
    expect(JSON.stringify(plan.patch)).toContain('another password');
    expect(JSON.stringify(plan.goal)).not.toContain('another password');
    const kept = plan.goal.fields['/spec/template'];
    expect(stillHolds(wanted, kept)).toBe(true);
    expect(stillHolds(template(password), kept)).toBe(false);
  });

  it('are told apart by their seals', () => {
    const path = '/env/0/value';
    const sealed = sealLiterals(path, password, 'uid-1');
    expect(isSealOf(sealed, password)).toBe(true);
    expect(isSealOf(sealed, 'another password')).toBe(false);
    expect(isSealOf(password, password)).toBe(false);
    expect(sealLiterals(path, password, 'uid-2')).not.toBe(sealed);
  });
});
