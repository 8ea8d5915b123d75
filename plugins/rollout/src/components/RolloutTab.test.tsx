import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onePage } from '../__testUtils__/pages';
import { failure, RecordedBackend } from '../__testUtils__/RecordedBackend';
import {
  checkoutRef,
  recordCluster,
  recordDone,
  recordPage,
  recordSnapshot,
  recordWorkload,
} from '../__testUtils__/recording';
import { renderTab } from '../__testUtils__/renderTab';

const section = (cluster: string) =>
  screen.findByRole('region', { name: new RegExp(`on ${cluster}$`) });

describe('RolloutTab', () => {
  it('shows what runs where: totals, strategy, steps, pods, revisions, activity', async () => {
    const { backend } = await renderTab({ first: recordPage() });
    const eu = await section('prod-eu');
    expect(backend.requests[0]?.path).toBe(
      '/api/rollout/v1/stream?entity=component%3Adefault%2Fcheckout',
    );
    expect(
      screen.getByText(/3 workloads on 6 clusters · 81 pods/),
    ).toHaveTextContent('34 on 2.4.0, 47 on 2.3.1');
    expect(within(eu).getByText(/^step done since/)).toBeVisible();
    expect(
      within(eu).getByText(
        'in place if possible · partition 70% · at most 7 unavailable',
      ),
    ).toBeVisible();
    expect(
      within(eu).getByRole('progressbar', {
        name: '20 of 67 pods updated, 17 of them available, 2 failing',
      }),
    ).toBeVisible();
    expect(within(eu).getByText('30 % · 20 pods')).toBeVisible();
    expect(
      within(eu).getByRole('listbox', {
        name: /zone b: 22 pods, 7 updated, 2 failing/,
      }),
    ).toBeVisible();
    const revisions = within(
      within(eu).getByRole('region', { name: 'Revisions' }),
    );
    expect(
      revisions.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^14main 2\.4\.020 pods/),
      expect.stringMatching(/^13main 2\.3\.147 pods/),
      expect.stringMatching(/^11main 2\.3\.00 pods/),
    ]);
    expect(within(eu).getByText(/promote to 30 %, ann\.lee/)).toHaveTextContent(
      'confirmed in 2 s',
    );
  });

  it('changes with the stream, in place', async () => {
    const first = onePage();
    const { send } = await renderTab({ first });
    const eu = await section('prod-eu');
    const base = recordWorkload(recordCluster('prod-eu'));
    await send({
      type: 'delta',
      seq: 2,
      at: Date.now(),
      sections: [
        {
          key: stringifyWorkloadRef(checkoutRef('prod-eu')),
          section: {
            ...base,
            observation: {
              ...base.observation,
              verdict: {
                state: 'stuck',
                code: 'x',
                reason: 'Nothing moved for 10 min',
                params: {},
              },
            },
          },
        },
      ],
    });
    expect(
      await within(eu).findByText('Nothing moved for 10 min'),
    ).toBeVisible();
    // A screen reader hears the new verdict.
    expect(
      within(eu)
        .getAllByRole('status')
        .map(each => each.textContent),
    ).toContain('stuck: Nothing moved for 10 min');
  });

  it('folds what is done to a line, and unfolds it on demand', async () => {
    await renderTab({
      first: recordSnapshot({
        at: Date.now(),
        sections: [{ section: recordDone(recordCluster('test-1'), 2) }],
      }),
    });
    const test1 = await section('test-1');
    expect(within(test1).getByText('2 of 2 on 2.4.0')).toBeVisible();
    expect(
      within(test1).queryByRole('region', { name: 'Revisions' }),
    ).toBeNull();
    await userEvent.click(
      within(test1).getByRole('button', { name: /Show details/ }),
    );
    expect(
      within(test1).getByRole('region', { name: 'Revisions' }),
    ).toBeVisible();
  });

  it('shows one environment, and keeps that in the address', async () => {
    await renderTab({ first: recordPage() });
    await section('prod-eu');
    await userEvent.click(
      screen.getByRole('button', { name: /all environments/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'test' }));
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: /on prod-eu$/ })).toBeNull(),
    );
    expect(screen.getByText(/1 workload on 2 clusters/)).toBeVisible();
  });

  it('says that it is not live, keeps what it knows, and holds back all verbs', async () => {
    const { backend } = await renderTab({ first: onePage() });
    const eu = await section('prod-eu');
    backend.onStream = () => failure(503, 'restarting');
    backend.drop();
    expect(
      await screen.findByText(/the backend closed the connection/),
    ).toBeVisible();
    expect(within(eu).getByText('30 % · 20 pods')).toBeVisible();
    expect(
      within(eu).getByRole('button', { name: 'Promote to 60 %' }),
    ).toHaveAttribute('aria-disabled', 'true');
    backend.onStream = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() =>
      expect(
        within(eu).getByRole('button', { name: 'Promote to 60 %' }),
      ).not.toHaveAttribute('aria-disabled'),
    );
  });

  it('says why the backend refuses the page', async () => {
    const backend = new RecordedBackend(() => undefined);
    backend.onStream = () =>
      failure(403, 'you may not see component:default/checkout');
    await renderTab({ first: onePage(), backend });
    expect(
      await screen.findByText(/you may not see component:default\/checkout/),
    ).toBeVisible();
  });

  it('says when the portal changes nothing, and disables verbs with that reason', async () => {
    await renderTab({
      first: onePage(
        {},
        {
          topic: {
            writes: {
              enabled: false,
              reason: 'rollout.writes.enabled is not set',
            },
          },
        },
      ),
    });
    expect(
      await screen.findByText('rollout.writes.enabled is not set'),
    ).toBeVisible();
    const verb = screen.getByRole('button', { name: 'Promote to 60 %' });
    expect(verb).toHaveAttribute('aria-disabled', 'true');
    await userEvent.hover(verb);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'rollout.writes.enabled is not set',
    );
  });

  it('teaches when nothing was found', async () => {
    await renderTab({
      first: recordSnapshot({
        at: Date.now(),
        sections: [
          {
            section: {
              type: 'cluster',
              state: 'none-found',
              cluster: recordCluster('prod-eu'),
            },
          },
        ],
      }),
    });
    expect(
      await screen.findByRole('heading', { name: 'No workload found' }),
    ).toBeVisible();
    expect(
      screen.getByText('backstage.io/kubernetes-id=checkout'),
    ).toBeVisible();
    expect(screen.getByText('prod-eu, prod-us, test-1')).toBeVisible();
    expect(
      screen.getByText('backstage.io/kubernetes-namespace').closest('li'),
    ).toHaveTextContent('not set');
    expect(screen.getByText(/labels:/)).toHaveTextContent(
      'backstage.io/kubernetes-id: checkout',
    );
  });
});
