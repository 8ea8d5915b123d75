import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

const image = 'registry.example.com/shop/checkout:2.5.0';

test('a canary in place: 30 %, hold, next step, everywhere, and back', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  const pods = () => fleet.pods('prod-eu', 'shop', 'checkout');
  const before = await pods();
  expect(before).toHaveLength(67);
  const checkout = new RolloutTab(page).workload('shop/checkout', 'prod-eu');

  await test.step('the tab is in the group Deployment', async () => {
    await openAs('ann.lee', '/catalog/default/component/checkout');
    await page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('button', { name: 'Deployment' })
      .click();
    await page.getByRole('menuitemradio', { name: 'Rollout' }).click();
    await expect(checkout.region).toBeVisible();
  });

  let first = 0;
  await test.step('the dialog names the cluster and says what will happen', async () => {
    await checkout.choose('Set image…');
    const dialog = new ChangeDialog(page, 'prod-eu: set image of checkout');
    await dialog.box.getByLabel('Image of main').fill(image);
    await pick(dialog.box, '30 %');
    await expect(dialog.forecast).toContainText('pods updated in place');
    await expect(dialog.forecast).toContainText('config-reload not touched');
    first = await dialog.forecastPods();
    // 30 % of 67 is 20.1; what stays is rounded up.
    expect(first).toBe(20);
    await expect(dialog.forecast).toContainText(
      `${67 - first} pods stay on the old revision`,
    );
    await dialog.button(`Update ${first} pods on prod-eu`).click();
    await expect(dialog.box).toBeHidden();
  });

  await test.step('exactly the forecast pods change, and stay who they are', async () => {
    await expect(checkout.newestActivity).toContainText(
      /set image main to .*2\.5\.0.*confirmed/,
    );
    await expect(checkout.verdict('step done')).toBeAttached();
    await expect(checkout.progress).toHaveAccessibleName(
      `${first} of 67 pods updated, ${first} of them available, 0 failing`,
    );
    expect(await pods()).toEqual(before);
  });

  await test.step('pause and resume', async () => {
    await checkout.choose('Pause');
    await expect(checkout.newestActivity).toContainText(/pause.*confirmed/);
    await expect(checkout.verdict('paused')).toBeAttached();
    await checkout.button('Resume').click();
    await checkout
      .panel('prod-eu: resume checkout')
      .getByRole('button', { name: 'Resume on prod-eu' })
      .click();
    await expect(checkout.newestActivity).toContainText(/resume.*confirmed/);
    await expect(checkout.verdict('step done')).toBeAttached();
  });

  await test.step('the next step, as far as one likes', async () => {
    await checkout.region.getByRole('button', { name: /^Promote/ }).click();
    const panel = checkout.panel('prod-eu: promote checkout');
    await pick(panel, 'next pods');
    const more = panel.getByRole('textbox', { name: 'How many more pods' });
    await more.fill('5');
    await more.press('Tab');
    await expect(panel).toContainText(`makes ${first + 5} of 67 pods updated`);
    await panel
      .getByRole('button', { name: 'Promote 5 pods on prod-eu' })
      .click();
    await expect(checkout.progress).toHaveAccessibleName(
      `${first + 5} of 67 pods updated, ${
        first + 5
      } of them available, 0 failing`,
    );
    await expect(checkout.verdict('step done')).toBeAttached();
  });

  await test.step('everywhere, after typing the name', async () => {
    await checkout.choose('Promote fully…');
    const dialog = new ChangeDialog(page, 'prod-eu: promote checkout fully');
    const left = 67 - first - 5;
    const confirm = dialog.button(`Promote ${left} pods on prod-eu`);
    await expect(confirm).toBeDisabled();
    await dialog.box.getByLabel('Name of the workload').fill('checkout');
    await confirm.click();
    await expect(checkout.verdict('done')).toBeAttached();
    expect(await pods()).toEqual(before);
  });

  await test.step('and back, in place as well', async () => {
    await checkout.choose('Roll back…');
    const dialog = new ChangeDialog(page, 'prod-eu: roll back checkout');
    await expect(dialog.forecast).toContainText('67 pods updated in place');
    await dialog.button('Roll back 67 pods on prod-eu').click();
    await expect(checkout.verdict('progressing')).toBeAttached();
    await expect(checkout.verdict('done')).toBeAttached();
    await expect(checkout.region).toContainText('67 of 67 on 2.3.1');
    expect(await pods()).toEqual(before);
  });
});
