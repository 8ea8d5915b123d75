import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('a pause in the middle of a step holds the rest of it', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', RolloutTab.path('cart'));
  const cart = new RolloutTab(page).workload('shop/cart', 'prod-us');
  await cart.choose('Set image…');
  const dialog = new ChangeDialog(page, 'prod-us: set image of cart');
  // Becomes ready twenty seconds late, so that there is a middle.
  await dialog.box
    .getByLabel('Image of main')
    .fill('registry.example.com/shop/cart:1.16.0-slow');
  await pick(dialog.box, 'all at once');
  await dialog.button('Update 20 pods on prod-us').click();

  // A quarter may be unavailable.
  await expect(cart.progress).toHaveAccessibleName(/^5 of 20 pods updated/);
  await cart.button('Pause').click();
  await expect(cart.verdict('paused')).toContainText(
    '5 of 20 pods of this step updated',
  );
  await expect(cart.button('Pause')).toBeHidden();

  await cart.button('Roll back…').click();
  const back = new ChangeDialog(page, 'prod-us: roll back cart');
  await expect(back.forecast).toContainText('5 pods updated in place');
  await back.button('Roll back 5 pods on prod-us').click();
  await expect(cart.verdict('done')).toBeAttached();
  await expect(cart.region).toContainText('20 of 20 on 1.14.0');
});
