import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test.afterEach(async ({ fleet }) => {
  await fleet.fault('prod-us', 'back');
});

test('a cluster that goes away keeps its last data, dimmed, and comes back by itself', async ({
  page,
  openAs,
  fleet,
}) => {
  await openAs('petra.novak', RolloutTab.path('storefront'));
  const tab = new RolloutTab(page);
  const us = tab.workload('web/storefront', 'prod-us');
  const eu = tab.workload('web/storefront', 'prod-eu');
  await expect(us.verdict('done')).toBeAttached();

  await fleet.fault('prod-us', 'away');
  await expect(us.region).toContainText(/unreachable since \d+ s, showing /);
  await expect(us.region).toContainText(
    /As of .*\d+ s ago\. Nothing newer is known\./,
  );
  // The last data stays where it was.
  await expect(us.region).toContainText('136 pods · 136 updated');
  await expect(us.button('Pause')).toBeDisabled();
  await us.moreActions.click();
  await expect(us.menuItem('Set image…')).toBeDisabled();
  await expect(us.menuItem('Set image…')).toContainText(
    'prod-us is unreachable: what is shown may be old.',
  );
  await us.closeMenu();
  await us.region
    .getByRole('button', { name: 'Why is prod-us unreachable?' })
    .click();
  await expect(us.region).toContainText('The portal keeps trying.');
  // The others go on as if nothing were.
  await expect(eu.verdict('done')).toBeAttached();
  await eu.moreActions.click();
  await expect(eu.menuItem('Set image…')).toBeEnabled();
  await eu.closeMenu();

  await fleet.fault('prod-us', 'back');
  await expect(us.verdict('done')).toBeAttached();
  await us.moreActions.click();
  await expect(us.menuItem('Set image…')).toBeEnabled();
});
