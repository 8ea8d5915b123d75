import { formCombinations } from './formCombinations';
import { readTemplate } from './readTemplate';

describe('formCombinations', () => {
  it('takes every choice with every other, and dependent fields with what they depend on', () => {
    expect(
      formCombinations(
        [
          {
            properties: {
              kind: { type: 'string', enum: ['a', 'b'] },
              name: { type: 'string' },
              extras: { type: 'array', items: { enum: ['x'] } },
            },
          },
          {
            dependencies: {
              kind: {
                oneOf: [
                  { properties: { kind: { enum: ['a'] } } },
                  {
                    properties: {
                      kind: { enum: ['b'] },
                      how: { enum: ['1', '2'] },
                    },
                  },
                ],
              },
            },
          },
        ],
        { name: 'n' },
      ),
    ).toEqual([
      { kind: 'a', name: 'n', extras: [] },
      { kind: 'a', name: 'n', extras: ['x'] },
      { kind: 'b', name: 'n', extras: [], how: '1' },
      { kind: 'b', name: 'n', extras: [], how: '2' },
      { kind: 'b', name: 'n', extras: ['x'], how: '1' },
      { kind: 'b', name: 'n', extras: ['x'], how: '2' },
    ]);
  });

  it('asks for text that has no default', () => {
    expect(() =>
      formCombinations([{ properties: { name: { type: 'string' } } }], {}),
    ).toThrow("The form's 'name' has no default");
  });

  it('covers both kinds and all sizes of the template', () => {
    const all = formCombinations(readTemplate().spec.parameters, {
      name: 'n',
      owner: 'o',
      repoUrl: 'r',
      port: 1,
    });
    for (const [field, values] of [
      ['kind', ['CloneSet', 'Deployment']],
      ['size', ['small', 'medium', 'large']],
      ['pace', ['careful', 'normal', 'fast']],
      ['replicas', [2, 500]],
    ] as const) {
      expect(new Set(all.map(answers => answers[field]))).toEqual(
        new Set<unknown>(values),
      );
    }
  });
});
