import { parseWorkloadRef, stringifyWorkloadRef } from './workloadRef';

const ref = {
  cluster: 'arn:aws:eks:eu/prod',
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'checkout',
};

describe('workload references', () => {
  it('survive the way to text and back, slashes in the cluster name included', () => {
    expect(parseWorkloadRef(stringifyWorkloadRef(ref))).toEqual(ref);
  });

  it.each(['', 'a/b/c', 'a/b/c/d/e/f', 'a//c/d/e', '%/b/c/d/e'])(
    'reject %p',
    text => {
      expect(parseWorkloadRef(text)).toBeUndefined();
    },
  );
});
