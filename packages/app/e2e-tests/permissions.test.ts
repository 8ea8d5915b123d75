import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('owners of a component have its verbs, and none on what others own', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', RolloutTab.path('checkout'));
  const tab = new RolloutTab(page);
  const own = tab.workload('shop/checkout', 'prod-us');
  await own.moreActions.click();
  await expect(own.menu.getByRole('menuitem')).toContainText([
    'Set image…',
    'Promote…',
    'Promote fully…',
    'Pause',
    'Resume',
    'Roll back…',
  ]);

  await page.goto(RolloutTab.path('payments'));
  const other = tab.workload('pay/payments', 'prod-us');
  await expect(other.region).toContainText('of 36 on');
  await expect(other.moreActions).toHaveCount(0);
  await expect(tab.verbButtons).toHaveCount(0);
});

test('an infrastructure owner may stop any rollout, and do nothing else', async ({
  page,
  openAs,
}) => {
  await openAs('omar.diaz', RolloutTab.path('checkout'));
  const tab = new RolloutTab(page);
  const checkout = tab.workload('shop/checkout', 'prod-us');
  await checkout.moreActions.click();
  await expect(checkout.menu.getByRole('menuitem')).toHaveCount(1);
  await expect(checkout.menuItem('Pause')).toBeVisible();
});

test('asking the backend directly is refused as well', async ({
  page,
  openAs,
}) => {
  const stream = page.waitForRequest(/\/api\/rollout\/v1\/stream/);
  await openAs('ann.lee', RolloutTab.path('payments'));
  const { authorization } = await (await stream).allHeaders();
  const answer = await page.request.post('/api/rollout/v1/operations', {
    headers: { authorization: authorization! },
    data: {
      entityRef: 'component:default/payments',
      workload: {
        cluster: 'prod-eu',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'pay',
        name: 'payments',
      },
      change: { verb: 'promote-full' },
      uid: 'any',
      resourceVersion: '1',
      idempotencyKey: 'e2e-refused-permission',
    },
  });
  expect(answer.status()).toBe(403);
});
