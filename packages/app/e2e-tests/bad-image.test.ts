import { ChangeDialog } from './support/ChangeDialog';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('a bad image is seen with its cause and events, and rolling back heals it', async ({
  page,
  openAs,
  fleet,
}) => {
  const before = await fleet.pods('prod-eu', 'shop', 'cart');
  await openAs('ann.lee', RolloutTab.path('cart'));
  const cart = new RolloutTab(page).workload('shop/cart', 'prod-eu');
  await cart.choose('Set image…');
  const dialog = new ChangeDialog(page, 'prod-eu: set image of cart');
  await dialog.box
    .getByLabel('Image of main')
    .fill('registry.example.com/shop/cart:1.15.0-bad-pull');
  await dialog.button(/^Update \d+ pods on prod-eu$/).click();

  await expect(cart.verdict('stuck')).toContainText(
    /cannot pull registry\.example\.com\/shop\/cart:1\.15\.0-bad-pull for container main/,
  );
  await expect(cart.region).toContainText(
    /main: (ErrImagePull|ImagePullBackOff)/,
  );
  await cart.button('Events and log').click();
  await expect(
    cart.region.getByRole('listitem').filter({ hasText: 'Failed' }),
  ).toContainText([/1\.15\.0-bad-pull/]);

  await cart.button('Roll back…').click();
  const back = new ChangeDialog(page, 'prod-eu: roll back cart');
  await back.button(/^Roll back \d+ pods on prod-eu$/).click();
  await expect(cart.verdict('done')).toBeAttached();
  await expect(cart.region).toContainText('24 of 24 on 1.14.0');
  expect(await fleet.pods('prod-eu', 'shop', 'cart')).toEqual(before);
});

test('what a crashing container wrote last is one click away', async ({
  page,
  openAs,
}) => {
  await openAs('petra.novak', RolloutTab.path('storefront'));
  const storefront = new RolloutTab(page).workload('web/storefront', 'test-1');
  await expect(storefront.region).toContainText('main: CrashLoopBackOff');
  await storefront.button('Events and log').click();
  await expect(storefront.region).toContainText('BackOff');
  await expect(
    storefront.region.getByLabel('Last log lines of main'),
  ).toContainText(/\S/);
});
