import { createStore } from '../../store/createStore';
import { pod } from '../../__testUtils__/objects';
import type { StoredObject } from '../../store/types';
import { parseFieldSelector } from './fieldSelector';
import { readLabelSelector } from './labelSelector';

describe('readLabelSelector', () => {
  const labels = {
    app: 'api',
    tier: 'front',
    weight: '5',
    'example.com/x': 'y',
  };

  it.each([
    ['', true],
    ['app=api', true],
    ['app==api,tier!=back', true],
    ['app in (api, web)', true],
    ['app notin (web),missing notin (x)', true],
    ['app', true],
    ['!missing', true],
    ['example.com/x=y', true],
    ['weight>4', true],
    ['weight<5', false],
    ['app=web', false],
    ['missing!=x', true],
    ['missing', false],
    ['app in (web)', false],
  ])('%s', (text, expected) => {
    expect(readLabelSelector(text)(labels)).toBe(expected);
  });

  it.each([
    ['a===b', "unable to parse requirement: found '=', expected: identifier"],
    ['a in b', "unable to parse requirement: found 'b' expected: '('"],
    ['app=x,!', "unable to parse requirement: found '', expected: identifier"],
    ['!', "unable to parse requirement: found '', expected: identifier"],
  ])('refuses %s', (text, message) => {
    expect(() => readLabelSelector(text)).toThrow(message);
  });
});

describe('parseFieldSelector', () => {
  const store = createStore({ kruise: false });
  const pods = store.definition('pods');
  const object = {
    ...pod('p', { spec: { nodeName: 'n' } }),
    status: { phase: 'Running' },
  } as StoredObject;

  it.each([
    ['', true],
    ['metadata.name=p', true],
    ['spec.nodeName=n,status.phase!=Failed', true],
    ['spec.nodeName=', false],
    ['metadata.namespace==other', false],
  ])('%s', (text, expected) => {
    expect(parseFieldSelector(text, pods)(object)).toBe(expected);
  });

  it.each([
    ['pods', 'field label not supported: foo'],
    [
      'deployments.apps',
      '"foo" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
  ])('refuses an unknown field of %s', (key, message) => {
    expect(() => parseFieldSelector('foo=bar', store.definition(key))).toThrow(
      message,
    );
  });
});
