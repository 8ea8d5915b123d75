import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityFrame, recordEntitySection } from '../../__testUtils__/frames';
import { recordedEntitySections } from '../../__testUtils__/pages';
import { failure, RecordedBackend } from '../../__testUtils__/RecordedBackend';
import { unknown } from '../../__testUtils__/recordCluster';
import { render } from '../../__testUtils__/render';
import { EntityHealthCard } from '../cards/EntityHealthCard';
import { EntityHealthTab } from './EntityHealthTab';

const topics = { entity: () => entityFrame(recordedEntitySections) };

describe('Cluster health tab', () => {
  it('shows each cluster of the component, what touches it most first', async () => {
    const { backend } = await render(<EntityHealthTab />, { topics });
    await screen.findByRole('region', { name: 'prod-eu' });
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual(['prod-eu', 'prod-ap', 'test-1']);
    expect(backend.requests[0]?.path).toBe('/v1/entity/stream');
    const eu = within(screen.getByRole('region', { name: 'prod-eu' }));
    expect(
      eu.getByText('2 of 12 nodes under its pods are not ready'),
    ).toBeVisible();
    expect(eu.getByText('5 of 60')).toBeVisible();
    expect(eu.getByText(/12 nodes, 3 zones/)).toBeVisible();
    expect(eu.getByText(/^may serve releases since/)).toBeVisible();
    expect(eu.getByText('general-0112').closest('li')).toHaveTextContent(
      'not ready · kubelet stopped posting node status · 3 pods',
    );
    expect(eu.getByText(/^payments cannot pull/)).toBeVisible();
    expect(
      eu.getByText('It survives the loss of a zone').closest('li'),
    ).toHaveTextContent(
      'fail It survives the loss of a zone 41 of 60 pods are in zone a',
    );
  });

  it('keeps what it knew of a lost cluster, and calls nothing of it good', async () => {
    await render(<EntityHealthTab />, { topics });
    const region = await screen.findByRole('region', { name: 'prod-ap' });
    expect(region).toHaveTextContent('unreachable since 2 min');
    expect(region).toHaveTextContent('connect ETIMEDOUT');
    expect(region).toHaveTextContent('0 of 12');
    expect(region).toHaveTextContent('as of 2 min ago');
    expect(region).toHaveTextContent(
      'How the nodes under its pods are is unknown now.',
    );
    expect(region.querySelectorAll('[data-tone="done"]')).toHaveLength(0);
  });

  it('does not call nodes ready that it cannot read', async () => {
    await render(<EntityHealthTab />, {
      topics: {
        entity: () =>
          entityFrame([
            recordEntitySection('test-1', {
              verdict: 'unknown',
              summary: 'nodes may not be read',
              pods: unknown('pods may not be read'),
              serving: { state: 'unknown', reason: 'x', checks: [], since: 0 },
              checks: [],
            }),
          ]),
      },
    });
    const region = await screen.findByRole('region', { name: 'test-1' });
    expect(region).toHaveTextContent('?pods may not be read');
    expect(region).not.toHaveTextContent('All nodes under its pods are ready');
    expect(region).toHaveTextContent('None was run.');
    expect(region.querySelectorAll('[data-tone="done"]')).toHaveLength(0);
  });

  it('teaches when nothing was found', async () => {
    await render(<EntityHealthTab />, {
      topics: { entity: () => entityFrame([]) },
    });
    const empty = await screen.findByRole('region', {
      name: 'No pod of this component was found',
    });
    expect(empty).toHaveTextContent('backstage.io/kubernetes-id=checkout');
    expect(empty).toHaveTextContent('prod-eu, prod-us, test-1');
    expect(within(empty).getByText(/labels:/)).toHaveTextContent(
      'backstage.io/kubernetes-id: checkout',
    );
  });

  it('says who may open it when it is refused', async () => {
    const backend = new RecordedBackend(topics);
    backend.onStream = () => failure(403, 'not your component');
    await render(<EntityHealthTab />, { backend });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'cluster-health.entity.read',
    );
    backend.onStream = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByRole('region', { name: 'prod-eu' }),
    ).toBeVisible();
  });
});

describe('Cluster health card', () => {
  it('has one line per cluster, what touches the component most first', async () => {
    await render(<EntityHealthCard />, { topics });
    await screen.findByText('2 of 12 nodes under its pods are not ready');
    expect(
      screen.getAllByRole('listitem').map(line => line.textContent),
    ).toEqual([
      'prodprod-eufail2 of 12 nodes under its pods are not ready',
      expect.stringMatching(/^prodprod-apunreachable since 2 min/),
      'testtest-1passnothing on this cluster touches it',
    ]);
  });

  it('says where it looked when nothing was found', async () => {
    await render(<EntityHealthCard />, {
      topics: { entity: () => entityFrame([]) },
    });
    expect(
      await screen.findByText(/was found on: prod-eu, prod-us, test-1/),
    ).toBeVisible();
  });
});
