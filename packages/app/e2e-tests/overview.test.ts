import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('the overview has the rollout in one line per cluster', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', '/catalog/default/component/checkout');
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Rollout' }) });
  for (const [cluster, line] of [
    ['prod-eu', '67 of 67 on 2.3.1'],
    ['prod-us', '60 of 60 on 2.3.1'],
    ['test-1', '2 of 2 on 2.4.0'],
  ] as const) {
    await expect(
      card.getByRole('listitem').filter({ hasText: cluster }),
    ).toContainText(line);
  }
});

test('a component without workloads learns how to get some', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', RolloutTab.path('gift-cards'));
  const empty = page.getByRole('region', { name: 'No workload found' });
  await expect(empty).toContainText('backstage.io/kubernetes-id=gift-cards');
  await expect(empty).toContainText('prod-eu, prod-us, test-1');
  await expect(empty).toContainText('backstage.io/kubernetes-id: gift-cards');
});
