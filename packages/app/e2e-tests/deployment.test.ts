import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

const image = 'registry.example.com/shop/catalog-api:5.3.0';

test('a native Deployment: hold a new image, let it go, stop it, and go back', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  const uids = async () =>
    (await fleet.pods('prod-eu', 'shop', 'catalog-api')).map(({ uid }) => uid);
  const before = await uids();
  await openAs('ann.lee', RolloutTab.path('catalog-api'));
  const api = new RolloutTab(page).workload('shop/catalog-api', 'prod-eu');

  await test.step('what a Deployment cannot do says why', async () => {
    await api.moreActions.click();
    await expect(api.menuItem('Promote…')).toBeDisabled();
    await expect(api.menuItem('Promote…')).toContainText(
      'a Deployment has no partition',
    );
    await api.closeMenu();
  });

  await test.step('set image and hold', async () => {
    await api.choose('Set image…');
    const dialog = new ChangeDialog(page, 'prod-eu: set image of catalog-api');
    await dialog.box.getByLabel('Image of main').fill(image);
    await expect(dialog.forecast).toContainText('30 pods replaced by new ones');
    await pick(dialog.box, 'none yet: hold');
    await expect(dialog.forecast).toContainText('no pod changes');
    await dialog.button('Update 0 pods on prod-eu').click();
    await expect(api.verdict('paused')).toBeAttached();
    expect(await uids()).toEqual(before);
  });

  await test.step('promote fully, after typing the name', async () => {
    await api.choose('Promote fully…');
    const dialog = new ChangeDialog(page, 'prod-eu: promote catalog-api fully');
    const confirm = dialog.button('Promote 30 pods on prod-eu');
    await dialog.box.getByLabel('Name of the workload').fill('catalog');
    await expect(confirm).toBeDisabled();
    await dialog.box.getByLabel('Name of the workload').fill('catalog-api');
    await confirm.click();
    await expect(api.verdict('done')).toBeAttached();
    await expect(api.region).toContainText('30 of 30 on 5.3.0');
    const now = await uids();
    expect(now.filter(uid => before.includes(uid))).toEqual([]);
  });

  await test.step('pause and resume on the way', async () => {
    await api.choose('Set image…');
    const dialog = new ChangeDialog(page, 'prod-eu: set image of catalog-api');
    // Becomes ready twenty seconds late, so that there is a middle.
    await dialog.box.getByLabel('Image of main').fill(`${image}-slow`);
    await pick(dialog.box, 'all at once');
    await dialog.button('Update 30 pods on prod-eu').click();
    await api.button('Pause').click();
    await expect(api.verdict('paused')).toBeAttached();
    await api.button('Resume').click();
    await api
      .panel('prod-eu: resume catalog-api')
      .getByRole('button', { name: 'Resume on prod-eu' })
      .click();
    await expect(api.verdict('progressing')).toBeAttached();
  });

  await test.step('roll back, from the list of revisions', async () => {
    await api.region
      .getByRole('region', { name: 'Revisions' })
      .getByRole('listitem')
      .filter({ hasText: 'main 5.2.0' })
      .getByRole('button', { name: /^roll back to this/ })
      .click();
    const dialog = new ChangeDialog(page, 'prod-eu: roll back catalog-api');
    await expect(dialog.forecast).toContainText('pods replaced by new ones');
    await dialog.button(/^Roll back \d+ pods on prod-eu$/).click();
    await expect(api.region).toContainText('30 of 30 on 5.2.0');
    expect(await uids()).toHaveLength(30);
  });
});
