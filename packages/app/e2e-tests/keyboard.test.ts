import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('the pod map is walked, and a pod opened, by keyboard alone', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', RolloutTab.path('checkout'));
  const checkout = new RolloutTab(page).workload('shop/checkout', 'prod-us');
  await checkout.open();
  const zone = checkout.region.getByRole('listbox', {
    name: /^Pods of checkout, zone us-1a: 20 pods, /,
  });
  await zone.focus();
  const pod = zone.getByRole('option');
  await expect(pod).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('ArrowRight');
  await expect(pod).toHaveAttribute('aria-posinset', '2');
  await page.keyboard.press('End');
  await expect(pod).toHaveAttribute('aria-posinset', '20');
  const name = (await pod.innerText()).split(',')[0]!;

  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `prod-us: pod ${name}` });
  await expect(dialog).toContainText('main checkout:2.3.1');
  await expect(dialog.getByText('Events', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(zone).toBeFocused();
});

test('a change is described and given up by keyboard alone', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', RolloutTab.path('checkout'));
  const checkout = new RolloutTab(page).workload('shop/checkout', 'prod-us');
  await checkout.moreActions.focus();
  await page.keyboard.press('Enter');
  await expect(checkout.menuItem('Set image…')).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {
    name: 'prod-us: set image of checkout',
  });
  await expect(dialog.getByLabel('Image of main')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('registry.example.com/shop/checkout:2.6.0');
  await expect(dialog).toContainText('18 pods updated in place');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(checkout.region).toContainText('60 of 60 on 2.3.1');
});
