import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { expect } from './support/test';
import { test } from './support/testOwnPortal';

test('a page whose line falls silent says so, with a growing age, and recovers by itself', async ({
  page,
  openAs,
  ownPortal,
}) => {
  await openAs('ann.lee', ownPortal.url + RolloutTab.path('checkout'));
  const tab = new RolloutTab(page);
  const checkout = tab.workload('shop/checkout', 'prod-us');
  await expect(tab.connection).toHaveText(/^live, /);
  await expect(checkout.region).toContainText('60 of 60 on 2.3.1');

  ownPortal.freeze();
  await expect(tab.connection).toHaveText(
    /^not live: nothing heard for 25 s · showing what was true \d+ s ago/,
    { timeout: 40_000 },
  );
  const age = async () =>
    Number(/true (\d+) s ago/.exec(await tab.connection.innerText())?.[1]);
  const first = await age();
  await expect.poll(age).toBeGreaterThan(first);
  await expect(checkout.region).toContainText('60 of 60 on 2.3.1');
  await checkout.moreActions.click();
  await expect(checkout.menuItem('Set image…')).toBeDisabled();
  await expect(checkout.menuItem('Set image…')).toContainText(
    'This page is not live',
  );
  await checkout.closeMenu();

  ownPortal.thaw();
  await expect(tab.connection).toHaveText(/^live, /);
});

test('killing the backend in the middle of a rollout loses nothing', async ({
  page,
  openAs,
  ownPortal,
  allowConsole,
}) => {
  test.slow();
  // The browser itself reports the requests that fail while nobody listens.
  allowConsole(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  await openAs('petra.novak', ownPortal.url + RolloutTab.path('payments'));
  const tab = new RolloutTab(page);
  const payments = tab.workload('pay/payments', 'prod-eu');
  await payments.choose('Set image…');
  const dialog = new ChangeDialog(page, 'prod-eu: set image of payments');
  await dialog.box
    .getByLabel('Image of main')
    .fill('registry.example.com/pay/payments:4.1.0');
  await pick(dialog.box, '30 %');
  await dialog.button('Update 12 pods on prod-eu').click();
  // One at a time, so there is a middle.
  await expect(payments.progress).toHaveAccessibleName(/^[1-9] of 40 pods/);

  await ownPortal.kill();
  await expect(tab.connection).toHaveText(/^not live: /);
  await ownPortal.start();

  await expect(tab.connection).toHaveText(/^live, /, { timeout: 40_000 });
  await expect(payments.verdict('step done')).toBeAttached();
  await expect(payments.progress).toHaveAccessibleName(
    '12 of 40 pods updated, 12 of them available, 0 failing',
  );
  await expect(payments.newestActivity).toContainText(
    /set image main to .*4\.1\.0.*petra\.novak.*confirmed/,
  );

  await payments.button('Roll back…').click();
  const back = new ChangeDialog(page, 'prod-eu: roll back payments');
  await back.button('Roll back 12 pods on prod-eu').click();
  await expect(payments.verdict('done')).toBeAttached({ timeout: 60_000 });
  await expect(payments.region).toContainText('40 of 40 on 4.0.3');
});
