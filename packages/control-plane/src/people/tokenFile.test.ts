import type { Person } from './person';
import { createTokens, tokenFile } from './tokenFile';

const people: Person[] = [
  {
    name: 'admin',
    identity: { type: 'user', groups: ['system:masters', 'ops'] },
    grants: [],
  },
  { name: 'nobody', identity: { type: 'user', groups: [] }, grants: [] },
  {
    name: 'portal',
    identity: { type: 'service-account', namespace: 'portal' },
    grants: [],
  },
];

describe('tokenFile', () => {
  it('has a line for each user, with the groups quoted', () => {
    expect(tokenFile(people, { admin: 'a', nobody: 'n' })).toBe(
      'a,admin,admin,"system:masters,ops"\nn,nobody,nobody,""\n',
    );
  });
});

describe('createTokens', () => {
  it('gives every user a token of its own, and none to service accounts', () => {
    const tokens = createTokens(people);
    expect(Object.keys(tokens)).toEqual(['admin', 'nobody']);
    expect(tokens.admin).toMatch(/^[\w-]{32}$/);
    expect(tokens.admin).not.toBe(tokens.nobody);
    expect(createTokens(people).admin).not.toBe(tokens.admin);
  });
});
