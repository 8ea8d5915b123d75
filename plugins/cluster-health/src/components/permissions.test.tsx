import { screen } from '@testing-library/react';
import { recordClusterPage, recordFleet } from '../__testUtils__/pages';
import { render } from '../__testUtils__/render';
import { ClustersPage } from './ClustersPage';

describe('what the viewer may never do', () => {
  it('is not there', async () => {
    await render(<ClustersPage />, {
      topics: { fleet: recordFleet, cluster: recordClusterPage },
      route: '/?cluster=prod-us',
      denied: [
        'cluster-health.inspection.run',
        'cluster-health.waiver.write',
        'cluster-health.node.retire',
      ],
    });
    expect(
      await screen.findByText('Gone nodes that still count'),
    ).toBeVisible();
    expect(screen.getByText(/last success 26 h/)).toBeVisible();
    for (const name of [/^Inspect/, /^Waive/, /^End waiver/, /^Retire/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});
