import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetFrame } from '../../__testUtils__/frames';
import { recordClusterPage, recordFleet } from '../../__testUtils__/pages';
import { recordCause } from '../../__testUtils__/recordCause';
import { recordLost, recordSummary } from '../../__testUtils__/recordCluster';
import { render } from '../../__testUtils__/render';
import { causeTitle } from '../../model/causeTitle';
import { ClustersPage } from '../ClustersPage';

const panel = () => screen.findByRole('region', { name: 'What is wrong now' });

describe('what is wrong now', () => {
  it('is grouped by cause, the worst first, with owner, clusters and ages', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: recordFleet, cluster: recordClusterPage },
    });
    const causes = within(await panel()).getAllByRole('listitem');
    expect(
      causes.map(cause => within(cause).getByRole('heading').textContent),
    ).toEqual([
      'payments cannot pull its image · manifest 7.1.0 unknown',
      'report-worker crash-loops and recovers · 17 restarts in 3 h that no alert saw',
      'budget of ledger never allows an eviction · minAvailable 3 of 3',
      'prod-ap is not seen · connect ETIMEDOUT 10.4.0.1:6443',
    ]);
    const [payments, worker, budget, lost] = causes;
    expect(payments).toHaveTextContent(
      /40 pods on prod-eu, prod-us · team-money · first seen 9 min ago · last seen \d+ s ago/,
    );
    expect(
      within(payments!).getByRole('link', { name: 'team-money' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-money');
    expect(worker).toHaveTextContent('came back 4 times in seven days');
    expect(budget).toHaveTextContent('nobody owns this');
    expect(lost).toHaveTextContent('prod-ap (last known)');
    expect(lost).toHaveAttribute('data-current', 'false');
  });

  it('opens what it shows on, where that was read, and what to do', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: recordFleet, cluster: recordClusterPage },
    });
    const [payments] = within(await panel()).getAllByRole('listitem');
    const open = within(payments!).getByRole('button', {
      name: 'Details of: payments cannot pull its image',
    });
    expect(open).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(open);
    expect(open).toHaveAttribute('aria-expanded', 'true');
    expect(payments).toHaveTextContent('Check that the tag exists');
    const affected = within(payments!).getByRole('table', { name: 'Affected' });
    expect(within(affected).getAllByRole('row')).toHaveLength(4);
    expect(affected).toHaveTextContent('pay/payments-x7k2p');
    expect(payments).toHaveTextContent('and 37 more');
    expect(
      within(payments!).getByRole('table', { name: 'Evidence' }),
    ).toHaveTextContent('ImagePullBackOff');
  });

  it('stays open when another cluster is selected', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: recordFleet, cluster: recordClusterPage },
    });
    const open = within(await panel()).getByRole('button', {
      name: 'Details of: payments cannot pull its image',
    });
    await userEvent.click(open);
    await userEvent.click(screen.getByRole('link', { name: 'prod-us' }));
    await screen.findByRole('region', { name: 'Nodes of prod-us' });
    expect(open).toBeInTheDocument();
    expect(open).toHaveAttribute('aria-expanded', 'true');
  });

  it('follows the environment that is shown', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: recordFleet, cluster: recordClusterPage },
      route: '/?environment=test',
    });
    expect(await panel()).toHaveTextContent(
      'Nothing is known to be wrong on the clusters that are seen; 1 is not.',
    );
  });

  it('says nothing is wrong only where everything is seen', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: () => fleetFrame({ clusters: [recordSummary('a')] }) },
    });
    expect(await panel()).toHaveTextContent('Nothing is known to be wrong.');
  });

  it('does not call a fleet well that it does not see', async () => {
    const condition = {
      state: 'unreachable',
      since: 0,
      lastSeen: 0,
      reason: 'x',
    } as const;
    await render(<ClustersPage />, {
      topics: {
        fleet: () =>
          fleetFrame({
            clusters: [recordLost('a', condition), recordLost('b', condition)],
          }),
      },
    });
    expect(await panel()).toHaveTextContent(
      'on the clusters that are seen; 2 are not.',
    );
  });
});

describe('causeTitle', () => {
  const t = ((key: string, values: Record<string, string>) =>
    `${key} ${values.workload}`) as never;
  it('is the backend’s own in English', () => {
    expect(causeTitle(t, 'en', recordCause())).toBe(
      'payments cannot pull its image',
    );
  });
  it('is translated by kind and values elsewhere', () => {
    expect(causeTitle(t, 'zh-CN', recordCause())).toBe(
      'causeTitle.image-pull payments',
    );
  });
  it('is English where a value is missing', () => {
    expect(causeTitle(t, 'zh-CN', recordCause({ params: {} }))).toBe(
      'payments cannot pull its image',
    );
  });
  it('is English for a kind it does not know', () => {
    const kind = 'from-a-newer-backend' as never;
    expect(causeTitle(t, 'zh-CN', recordCause({ kind }))).toBe(
      'payments cannot pull its image',
    );
  });
});
