import { ChangeDialog } from './support/ChangeDialog';
import { RolloutTab } from './support/RolloutTab';
import { expect, test } from './support/test';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ theme });

    test('signing in is accessible', async ({ page, expectAccessible }) => {
      await page.goto('/');
      await expect(page.getByRole('button', { name: /Ann Lee/ })).toBeVisible();
      await expectAccessible(page.getByRole('main'));
    });

    test('the overview card is accessible', async ({
      page,
      openAs,
      expectAccessible,
    }) => {
      await openAs('ann.lee', '/catalog/default/component/checkout');
      const card = page
        .getByRole('article')
        .filter({ has: page.getByRole('heading', { name: 'Rollout' }) });
      await expect(card).toContainText('of 60 on 2.3.1');
      await expectAccessible(card);
    });

    test('the tab and its dialogs are accessible', async ({
      page,
      openAs,
      expectAccessible,
    }) => {
      await openAs('petra.novak', RolloutTab.path('storefront'));
      const tab = new RolloutTab(page);
      // Done, opened; and failing, with events and log.
      const done = tab.workload('web/storefront', 'prod-us');
      await done.open();
      const failing = tab.workload('web/storefront', 'test-1');
      await failing.button('Events and log').click();
      await expect(
        failing.region.getByLabel('Last log lines of main'),
      ).toBeVisible();
      await expectAccessible(page.getByRole('main'));

      await done.button('Set image…').click();
      const dialog = new ChangeDialog(page, 'prod-us: set image of storefront');
      await dialog.box
        .getByLabel('Image of main')
        .fill('registry.example.com/web/storefront:3.3.0');
      await expect(dialog.forecast).toContainText('updated in place');
      await expectAccessible(dialog.box);
    });

    for (const [name, person, path, text] of [
      [
        'the page of all sidecars',
        'omar.diaz',
        '/sidecars?sidecar=mesh-proxy',
        'SidecarSets of mesh-proxy',
      ],
      [
        'the Sidecars tab',
        'ann.lee',
        '/catalog/default/component/payments/sidecars',
        'by SidecarSet mesh-proxy',
      ],
      [
        'the page of all clusters',
        'petra.novak',
        '/clusters?cluster=prod-eu',
        'Inspection of prod-eu',
      ],
      [
        'the Cluster health tab',
        'ann.lee',
        '/catalog/default/component/payments/health',
        'prod-us',
      ],
      [
        'the Health tab of a cluster',
        'petra.novak',
        '/catalog/default/resource/prod-us/cluster-health',
        'Inspection of prod-us',
      ],
    ] as const) {
      test(`${name} is accessible`, async ({
        page,
        openAs,
        expectAccessible,
      }) => {
        await openAs(person, path);
        const main = page.getByRole('main');
        await expect(main).toContainText(text);
        await expectAccessible(main);
      });
    }
  });
}
