import type { ClusterState } from '@pilotage/fleet-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onePage } from '../../__testUtils__/pages';
import { recordCluster, recordSnapshot } from '../../__testUtils__/recording';
import { renderTab } from '../../__testUtils__/renderTab';

const now = Date.now();
const since = now - 125_000;

describe('a cluster without workloads on the page', () => {
  it.each<[ClusterState, string, string]>([
    [{ state: 'syncing', since }, 'first synchronisation since 2 min', 'Wait'],
    [
      { state: 'unreachable', since, reason: 'connect ETIMEDOUT' },
      'unreachable since 2 min',
      'Check that the API server runs',
    ],
    [
      { state: 'forbidden', since, reason: 'cannot watch pods' },
      'forbidden since 2 min',
      'Grant the named verb and resource',
    ],
    [
      { state: 'unauthorised', since, reason: '401 Unauthorized' },
      'not signed in to the cluster since 2 min',
      'does not know the portal’s credentials',
    ],
    [
      { state: 'sign-in-required', since, provider: 'google' },
      'sign-in required since 2 min',
      'nobody can sign in to this cluster here',
    ],
  ])('%j says so, why, and what to do', async (condition, chip, advice) => {
    await renderTab({
      first: recordSnapshot({
        at: now,
        sections: [
          {
            section: {
              type: 'cluster',
              state: 'not-seen',
              cluster: recordCluster('prod-us', { condition }),
            },
          },
        ],
      }),
    });
    const region = await screen.findByRole('region', { name: 'prod-us' });
    const card = within(region);
    expect(region).toHaveTextContent(chip);
    const why = card.getByRole('button', { name: /^Why is prod-us/ });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(why);
    expect(card.getByText(new RegExp(advice))).toBeVisible();
    const reason = 'reason' in condition ? condition.reason : chip;
    expect(region).toHaveTextContent(reason);
  });

  it('says which kinds it does not serve', async () => {
    await renderTab({
      first: recordSnapshot({
        at: now,
        sections: [
          {
            section: {
              type: 'cluster',
              state: 'none-found',
              cluster: recordCluster('test-native', {
                notInstalled: ['apps.kruise.io/clonesets'],
              }),
            },
          },
        ],
      }),
    });
    const card = within(
      await screen.findByRole('region', { name: 'test-native' }),
    );
    expect(card.getByText('no workload of this entity')).toBeVisible();
    expect(
      card.getAllByText('not installed: apps.kruise.io/clonesets')[0],
    ).toBeVisible();
  });
});

describe('a workload on a cluster that is not seen now', () => {
  it.each<ClusterState>([
    { state: 'stale', since, lastSeen: since, reason: 'no bookmark for 90 s' },
    {
      state: 'unreachable',
      since,
      lastSeen: since,
      reason: 'connect ETIMEDOUT',
    },
    { state: 'forbidden', since, lastSeen: since, reason: 'cannot watch pods' },
  ])(
    '$state: keeps its last data with its age, and disables its verbs',
    async condition => {
      await renderTab({ first: onePage({}, { cluster: { condition } }) });
      const region = await screen.findByRole('region', {
        name: /on prod-eu$/,
      });
      const card = within(region);
      expect(region).toHaveTextContent(
        /As of .*, 2 min ago\. Nothing newer is known\./,
      );
      expect(card.getByText('30 % · 20 pods')).toBeVisible();
      const verb = card.getByRole('button', { name: 'Promote to 60 %' });
      expect(verb).toHaveAttribute('aria-disabled', 'true');
      await userEvent.hover(verb);
      expect(await screen.findByRole('tooltip')).toHaveTextContent(
        /^prod-eu is (stale|unreachable|forbidden): what is shown may be old\.$/,
      );
      await userEvent.click(
        card.getByRole('button', { name: /^Why is prod-eu/ }),
      );
      expect(
        card.getByText((condition as { reason: string }).reason),
      ).toBeVisible();
    },
  );
});
