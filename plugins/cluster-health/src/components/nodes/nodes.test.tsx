import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusterFrame } from '../../__testUtils__/frames';
import { recordClusterPage } from '../../__testUtils__/pages';
import { clusterEntity } from '../../__testUtils__/entities';
import { recordSummary } from '../../__testUtils__/recordCluster';
import { recordNode, recordPool } from '../../__testUtils__/recordNodes';
import { render } from '../../__testUtils__/render';
import { ClusterEntityTab } from '../ClusterEntityTab';

const panel = () => screen.findByRole('region', { name: 'Nodes of prod-us' });

async function showNodes() {
  await render(<ClusterEntityTab />, {
    topics: { cluster: recordClusterPage },
    entity: clusterEntity,
  });
  return panel();
}

describe('node map', () => {
  it('shows every zone of every pool, with how many are ready', async () => {
    const nodes = within(await showNodes());
    expect(nodes.getByText('1,200 nodes')).toBeVisible();
    expect(
      nodes.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['pool general', 'pool gpu']);
    expect(
      nodes.getAllByRole('listbox').map(box => box.getAttribute('aria-label')),
    ).toEqual([
      'pool general, zone a: 313 of 320 ready',
      'pool general, zone b: 313 of 320 ready',
      'pool general, zone c: 314 of 320 ready',
      'pool gpu, zone a: 78 of 80 ready',
      'pool gpu, zone b: 78 of 80 ready',
      'pool gpu, zone c: 78 of 80 ready',
    ]);
  });

  it('explains its squares with how many there are of each', async () => {
    const legend = within(await showNodes()).getByRole('list', {
      name: 'Legend of the node map',
    });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '1,174 ready',
      '12 cordoned',
      '3 under pressure',
      '2 cordoned by nobody we know',
      '6 state unknown',
      '3 not ready',
    ]);
  });

  it('is walked by keyboard, and each node is read out', async () => {
    const nodes = within(await showNodes());
    const [zone] = nodes.getAllByRole('listbox');
    act(() => zone!.focus());
    const option = () => within(zone!).getByRole('option');
    expect(zone).toHaveAttribute('aria-activedescendant', option().id);
    expect(option()).toHaveTextContent(
      'general-0001, not ready, kubelet stopped posting node status, 12 pods',
    );
    await userEvent.keyboard('{ArrowRight}');
    expect(option()).toHaveTextContent('general-0004, ready, 15 pods');
    expect(option()).toHaveAttribute('aria-posinset', '2');
    expect(option()).toHaveAttribute('aria-setsize', '320');
    await userEvent.keyboard('{End}');
    expect(option()).toHaveTextContent('general-0958');
    await userEvent.keyboard('{ArrowRight}{Home}');
    expect(option()).toHaveTextContent('general-0001');
  });

  it('has a table that says the same, the worst first', async () => {
    const nodes = within(await showNodes());
    await userEvent.click(nodes.getByRole('radio', { name: 'table' }));
    const table = nodes.getByRole('table', {
      name: 'Nodes of prod-us, the worst first',
    });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(50);
    expect(rows[0]).toHaveTextContent(
      'general-0001not readygenerala12kubelet stopped posting node status',
    );
    expect(rows[3]).toHaveTextContent('state unknown');
    await userEvent.click(nodes.getByRole('button', { name: 'Show 500 more' }));
    expect(within(table).getAllByRole('row')).toHaveLength(551);
  });

  it('follows the stream, and keeps the place of a node whose state changes', async () => {
    const pool = recordPool('general', 6);
    const { backend } = await render(<ClusterEntityTab />, {
      topics: {
        cluster: () =>
          clusterFrame(recordSummary('prod-us'), { pools: [pool] }),
      },
      entity: clusterEntity,
    });
    const nodes = within(await panel());
    const zone = nodes.getByRole('listbox', { name: /zone b/ });
    act(() => zone.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(within(zone).getByRole('option')).toHaveTextContent(
      'general-0005, ready',
    );
    backend.send('/prod-us/stream', {
      type: 'delta',
      seq: 2,
      at: Date.now(),
      sections: [
        {
          key: 'pool/general',
          section: {
            type: 'pool',
            pool: {
              ...pool,
              cells: pool.cells.map(cell =>
                cell[0] === 'general-0005'
                  ? recordNode('general-0005', 'not-ready', { zone: 'b' })
                  : cell,
              ),
            },
          },
        },
      ],
    });
    expect(
      await within(zone).findByText(/^general-0005, not ready/),
    ).toBeInTheDocument();
    expect(zone).toHaveAccessibleName('pool general, zone b: 1 of 2 ready');
  });
});
