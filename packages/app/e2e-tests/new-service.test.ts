import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test('a new service is made from the template, and released from its tab', async ({
  page,
  openAs,
}) => {
  test.slow();
  await openAs('ann.lee', '/create/templates/default/new-service');
  const form = page.getByRole('article');
  await form
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('wish-list');
  await form.getByRole('textbox', { name: 'Owner' }).click();
  await page.getByRole('option', { name: 'Shop' }).click();
  await form.getByRole('button', { name: 'Next' }).click();
  await form
    .getByRole('textbox', { name: 'Image' })
    .fill('registry.example.com/shop/wish-list:1.0.0');
  await form.getByRole('checkbox', { name: 'log-agent' }).check();
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('textbox', { name: 'Owner' }).fill('shop');
  const repository = form.getByRole('textbox', { name: 'Repository' });
  await repository.fill('wish-list');
  await repository.press('Tab');
  await form.getByRole('button', { name: 'Review' }).click();
  await form.getByRole('button', { name: 'Create' }).click();
  await page
    .getByRole('link', { name: 'Component' })
    .click({ timeout: 60_000 });

  await page.goto(RolloutTab.path('wish-list'));
  const service = new RolloutTab(page).workload('shop/wish-list', 'prod-eu');
  await expect(service.verdict('done')).toBeAttached({ timeout: 60_000 });
  await service.choose('Set image…');
  const dialog = new ChangeDialog(page, 'prod-eu: set image of wish-list');
  await dialog.box
    .getByLabel('Image of main')
    .fill('registry.example.com/shop/wish-list:1.0.1');
  await pick(dialog.box, '50 %');
  await expect(dialog.forecast).toContainText('2 pods updated in place');
  await dialog.button('Update 2 pods on prod-eu').click();
  // One pod at a time, each given ten seconds to leave its service.
  await expect(service.verdict('step done')).toBeAttached({ timeout: 60_000 });

  await page.goto('/catalog/default/component/wish-list/sidecars');
  await expect(page.getByRole('main')).toContainText('by SidecarSet log-agent');
});
