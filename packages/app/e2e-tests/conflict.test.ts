import { ChangeDialog } from './support/ChangeDialog';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('a change by somebody else in between is refused, explained, and loses nothing', async ({
  page,
  openAs,
  fleet,
}) => {
  await openAs('ann.lee', RolloutTab.path('cart'));
  const cart = new RolloutTab(page).workload('shop/cart', 'prod-us');
  await cart.choose('Set image…');
  const dialog = new ChangeDialog(page, 'prod-us: set image of cart');
  const image = dialog.box.getByLabel('Image of main');
  const wanted = 'registry.example.com/shop/cart:1.15.1';
  await image.fill(wanted);
  const confirm = dialog.button(/^Update \d+ pods on prod-us$/);
  await expect(confirm).toBeEnabled();

  await fleet.patchCloneSet({
    cluster: 'prod-us',
    namespace: 'shop',
    name: 'cart',
    fieldManager: 'argocd-controller',
    patch: { spec: { minReadySeconds: 1 } },
  });
  await confirm.click();

  const alert = dialog.box.getByRole('alert');
  await expect(alert).toContainText('Nothing was written');
  await expect(alert).toContainText(/argocd-controller changed it \d+ s ago/);
  await expect(alert).toContainText('What to do: ');
  await expect(image).toHaveValue(wanted);
  await expect(cart.region).toContainText('20 of 20 on 1.14.0');

  await fleet.patchCloneSet({
    cluster: 'prod-us',
    namespace: 'shop',
    name: 'cart',
    fieldManager: 'argocd-controller',
    patch: { spec: { minReadySeconds: 0 } },
  });
  await dialog.button('Cancel').click();
  await expect(dialog.box).toBeHidden();
});
