import { ClustersPage } from './support/ClustersPage';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

test.afterEach(async ({ fleet }) => {
  await fleet.fault('prod-us', 'back');
});

test('what is wrong is there with cause and owner, and gone when it is mended', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  await openAs('petra.novak', ClustersPage.path('prod-eu'));
  const clusters = new ClustersPage(page);
  for (const [title, owner] of [
    ['storefront keeps crashing', 'team-web'],
    ['image-resizer cannot pull its image', 'team-web'],
    ['fraud-check never allows an eviction', 'team-pay'],
    ['catalog-search has no ready endpoint', 'team-shop'],
  ] as const) {
    await expect(clusters.cause(title)).toContainText(owner);
  }
  await expect(clusters.cause('cordoned by nobody')).toContainText(
    'nobody owns this',
  );
  await expect(clusters.nodes).toContainText('1 cordoned by nobody we know');

  for (const [mend, title] of [
    ['fraud-check-budget', 'fraud-check never allows an eviction'],
    ['catalog-search-endpoints', 'catalog-search has no ready endpoint'],
    ['node-8-cordon', 'cordoned by nobody'],
  ] as const) {
    await fleet.mend(mend);
    await expect(clusters.cause(title)).toHaveCount(0, { timeout: 60_000 });
  }
  await expect(clusters.nodes).not.toContainText('cordoned');
});

test('a missing backup closes a cluster to releases, warns before the click, and opens it again', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  await openAs('petra.novak', RolloutTab.path('checkout'));
  const checkout = new RolloutTab(page).workload('shop/checkout', 'prod-us');
  await expect(checkout.region).toContainText('should get no new work');
  await checkout.choose('Set image…');
  const dialog = page.getByRole('dialog', {
    name: 'prod-us: set image of checkout',
  });
  await dialog
    .getByLabel('Image of main')
    .fill('registry.example.com/shop/checkout:2.9.0');
  await expect(dialog).toContainText(
    'prod-us should be given no new work now:',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.goto(ClustersPage.path('prod-us'));
  const clusters = new ClustersPage(page);
  await expect(clusters.cluster('prod-us')).toContainText('no');
  await fleet.mend('backup-missing');
  await expect(clusters.cluster('prod-us')).toContainText('yes', {
    timeout: 150_000,
  });
});

test('an inspection is compared with the one before, and a finding can be waived until a date', async ({
  page,
  openAs,
}) => {
  test.slow();
  await openAs('petra.novak', ClustersPage.path('prod-eu'));
  const clusters = new ClustersPage(page);
  await page.getByRole('button', { name: 'Inspect prod-eu now' }).click();
  await expect(clusters.inspection).toContainText('by petra.novak');
  await expect(clusters.inspection).toContainText('compared with');

  const waive = clusters.inspection
    .getByRole('button', { name: /^Waive: / })
    .first();
  const check = (await waive.getAttribute('aria-label'))!.replace(
    /^Waive: /,
    '',
  );
  await waive.click();
  const dialog = page.getByRole('dialog', {
    name: `prod-eu: waive “${check}”`,
  });
  await dialog
    .getByRole('textbox', { name: 'Reason' })
    .fill('Known since the last review; replaced in spring.');
  await dialog.getByRole('button', { name: /^Waive/ }).click();
  await expect(dialog).toBeHidden();
  await expect(
    clusters.inspection.getByRole('row').filter({ hasText: check }),
  ).toContainText(/waived until .* by petra\.novak/);
});

test('a cluster that goes away is never green, keeps what was last known, and comes back', async ({
  page,
  openAs,
  fleet,
}) => {
  test.slow();
  await openAs('petra.novak', ClustersPage.path('prod-us'));
  const clusters = new ClustersPage(page);
  const row = clusters.cluster('prod-us');
  await expect(row).toContainText('9 of 9');
  await fleet.fault('prod-us', 'away');
  await expect(row).toContainText(/unreachable/, { timeout: 40_000 });
  await expect(row).toContainText('unknown');
  await expect(row).not.toContainText('healthy');
  await expect(clusters.cluster('prod-eu')).toContainText('12 of 12');
  await fleet.fault('prod-us', 'back');
  await expect(row).not.toContainText(/unreachable/, { timeout: 40_000 });
  await expect(row).toContainText('9 of 9');
});

test('who may not see whole clusters is told why, and still sees what touches a component', async ({
  page,
  openAs,
  allowConsole,
}) => {
  allowConsole(/403/);
  await openAs('ann.lee', ClustersPage.path());
  await expect(page.getByRole('main')).toContainText(
    'cluster-health.cluster.read',
  );
  await page.goto('/catalog/default/component/checkout/health');
  await expect(page.getByRole('main')).toContainText('prod-eu');
  await expect(page.getByRole('main')).toContainText('67');
});

test('the entity of a cluster has its health, and relations to what runs there', async ({
  page,
  openAs,
}) => {
  await openAs('petra.novak', '/catalog/default/resource/prod-eu');
  await expect(page.getByRole('main')).toContainText('checkout');
  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await expect(page.getByRole('main')).toContainText(
    'The scheduler renews its lease',
  );
});
