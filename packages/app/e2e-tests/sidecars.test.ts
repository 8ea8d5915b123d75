import { ChangeDialog } from './support/ChangeDialog';
import { pick } from './support/pick';
import { RolloutTab } from './support/RolloutTab';
import { SidecarsPage } from './support/SidecarsPage';
import { expect, test } from './support/test';

test('two sidecars in five versions, with what holds them back', async ({
  page,
  openAs,
}) => {
  await openAs('omar.diaz', SidecarsPage.path('log-agent'));
  const sidecars = new SidecarsPage(page);
  for (const version of ['1.7.9', '1.8.2', '1.9.0', '0.31.0', '0.32.0']) {
    await expect(sidecars.version(version)).not.toHaveCount(0);
  }
  await expect(sidecars.application('ledger')).toContainText(
    '3 not injected: created before the SidecarSet',
  );
  await expect(sidecars.application('catalog-api')).toContainText('1 drifted');
  await expect(sidecars.matrix).toContainText('by SidecarSet log-agent');
  await expect(sidecars.matrix).toContainText('native sidecar');

  await page.getByRole('button', { name: /Sidecar$/ }).click();
  await page.getByRole('option', { name: 'mesh-proxy' }).click();
  await expect(page).toHaveURL(/sidecar=mesh-proxy/);
  await expect(sidecars.application('fraud-check')).toContainText('10 blocked');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('sidecars-mesh-proxy.csv');
});

test('a canary of a sidecar: forecast by application, moved in place, seen in the application, and back', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  const pods = () => fleet.pods('prod-eu', 'pay', 'payments');
  const before = await pods();
  await openAs('omar.diaz', SidecarsPage.path('mesh-proxy'));
  const proxy = new SidecarsPage(page).sidecarSet('mesh-proxy', 'prod-eu');

  await test.step('the forecast counts every application', async () => {
    await proxy.choose('Set image…');
    const dialog = new ChangeDialog(page, 'prod-eu: set image of mesh-proxy');
    await dialog.box
      .getByLabel('Image of mesh-proxy')
      .fill('registry.example.com/mesh/mesh-proxy:0.33.0');
    await pick(dialog.box, '10 %');
    await expect(dialog.forecast).toContainText('pods updated in place');
    await expect(
      dialog.box
        .getByRole('table', { name: 'Applications' })
        .getByRole('row', { name: /pay\/payments/ }),
    ).toBeVisible();
    const first = await dialog.forecastPods();
    await dialog.button(`Update ${first} pods on prod-eu`).click();
    await expect(dialog.box).toBeHidden();
    await expect(proxy.verdict('step done')).toBeAttached();
    await expect(proxy.progress).toHaveAccessibleName(
      new RegExp(`^${first} of \\d+ pods updated`),
    );
  });

  await test.step('the matrix shows the new version beside the old', async () => {
    const sidecars = new SidecarsPage(page);
    await expect(sidecars.version('0.33.0')).not.toHaveCount(0);
    await expect(sidecars.version('0.31.0').first()).toContainText('outdated');
  });

  await test.step('the application is told that its sidecar moves, and keeps its pods', async () => {
    await page.goto(RolloutTab.path('payments'));
    const payments = new RolloutTab(page).workload('pay/payments', 'prod-eu');
    await expect(payments.region).toContainText(
      /SidecarSet mesh-proxy (is moving|stopped half-way with) mesh-proxy/,
    );
    expect(await pods()).toEqual(before);
  });

  await test.step('and back', async () => {
    await page.goto(SidecarsPage.path('mesh-proxy'));
    await proxy.button('Roll back…').click();
    const dialog = new ChangeDialog(page, 'prod-eu: roll back mesh-proxy');
    await expect(dialog.forecast).toContainText('updated in place');
    await dialog.button(/^Roll back \d+ pods on prod-eu$/).click();
    await expect(proxy.verdict('done')).toBeAttached();
    await expect(new SidecarsPage(page).version('0.33.0')).toHaveCount(0);
    expect(await pods()).toEqual(before);
  });
});

test('injection can be paused and resumed, each after saying what it means', async ({
  page,
  openAs,
}) => {
  await openAs('omar.diaz', SidecarsPage.path('mesh-proxy'));
  const proxy = new SidecarsPage(page).sidecarSet('mesh-proxy', 'prod-eu');
  for (const verb of ['Pause', 'Resume'] as const) {
    await proxy.choose(`${verb} injection…`);
    const panel = proxy.region.getByRole('group', { name: /new pods/ });
    await expect(panel).toContainText(
      verb === 'Pause'
        ? 'New pods get no sidecar until injection is resumed'
        : 'New pods get the sidecar again',
    );
    await panel.getByRole('button', { name: `${verb} injection on` }).click();
    await expect(proxy.region).toContainText(
      new RegExp(`${verb.toLowerCase()} injection.*confirmed`),
    );
  }
});

test('who does not own a sidecar sees it and cannot move it', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', SidecarsPage.path('mesh-proxy'));
  const proxy = new SidecarsPage(page).sidecarSet('mesh-proxy', 'prod-eu');
  await expect(proxy.region).toBeVisible();
  await expect(new RolloutTab(page).verbButtons).toHaveCount(0);
  await expect(proxy.moreActions).toHaveCount(0);
});

test('a component lists its containers, sidecars first', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', '/catalog/default/component/payments/sidecars');
  const panel = page.getByRole('region', { name: 'Sidecars' });
  await expect(panel.getByRole('rowheader').first()).toContainText(
    'mesh-proxy',
  );
  await expect(panel).toContainText('the application');
  await panel.getByRole('link', { name: 'Where else mesh-proxy runs' }).click();
  await expect(page).toHaveURL(/\/sidecars\?sidecar=mesh-proxy/);
});
