import { now, pods } from '../__testUtils__/pods';
import {
  cloneSet,
  deployment,
  input,
  replicaSet,
  template,
} from '../__testUtils__/workloads';
import { observeCloneSet } from '../cloneSet/observe';
import { observeDeployment } from '../deployment/observe';
import { classifyPod } from './classifyPod';
import { podContextOf } from './podContext';

describe('podContextOf', () => {
  it.each([
    [
      'CloneSet',
      observeCloneSet(
        input(cloneSet({ spec: { minReadySeconds: 9 } }), pods(3)),
      ),
      'checkout-new',
    ],
    [
      'Deployment, whose pods carry only the hash',
      observeDeployment(
        input(
          deployment({ spec: { minReadySeconds: 9 } }),
          [],
          [replicaSet('new', 1, template())],
        ),
      ),
      'new',
    ],
  ])('judges pods of a %s as the driver does', (_, observation, label) => {
    const context = podContextOf(observation, now);
    expect(context).toMatchObject({ minReadySeconds: 9, now });
    const [updated, old] = [...pods(1, { revision: label }), ...pods(1)].map(
      row => classifyPod(row, context).flags,
    );
    expect([updated, old]).toEqual([1, 0]);
  });

  it('counts nothing as updated when the update revision is not known', () => {
    const observation = observeDeployment(input(deployment()));
    expect(podContextOf(observation, now).updateRevision).toBe('');
  });
});
