import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusterEntity } from '../../__testUtils__/entities';
import { clusterFrame } from '../../__testUtils__/frames';
import { recordClusterPage } from '../../__testUtils__/pages';
import { failure, RecordedBackend } from '../../__testUtils__/RecordedBackend';
import { recordSummary } from '../../__testUtils__/recordCluster';
import { recordTransition } from '../../__testUtils__/recordNodes';
import { render } from '../../__testUtils__/render';
import { ClusterEntityTab } from '../ClusterEntityTab';

const panel = () => screen.findByRole('region', { name: 'Changes of nodes' });

async function showTransitions(
  backend = new RecordedBackend({ cluster: recordClusterPage }),
) {
  await render(<ClusterEntityTab />, { backend, entity: clusterEntity });
  return { region: await panel(), backend };
}

describe('changes of nodes', () => {
  it('are listed newest first', async () => {
    const { region } = await showTransitions();
    const rows = within(region).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/^general-0112onlineoffline.*20 min ago/),
      expect.stringMatching(/^gpu-0007offlinegone.*3 h ago/),
      expect.stringMatching(/^gpu-0007onlineoffline.*4 h ago/),
      expect.stringMatching(/^general-0201offlineonline.*1 day ago/),
    ]);
  });

  it('are folded when they are many', async () => {
    const { region } = await showTransitions(
      new RecordedBackend({
        cluster: name =>
          clusterFrame(recordSummary(name), {
            transitions: Array.from({ length: 30 }, (_, index) =>
              recordTransition(`n-${index}`, { at: index }),
            ),
          }),
      }),
    );
    expect(within(region).getAllByRole('row')).toHaveLength(9);
    await userEvent.click(
      within(region).getByRole('button', { name: 'Show 22 more' }),
    );
    expect(within(region).getAllByRole('row')).toHaveLength(31);
  });

  it('retires a gone node once its name is typed, and keeps it on an error', async () => {
    const { region, backend } = await showTransitions();
    await userEvent.click(
      within(region).getByRole('button', { name: 'Retire gpu-0007' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'prod-us: retire gpu-0007',
    });
    const confirm = within(dialog).getByRole('button', {
      name: 'Retire from prod-us',
    });
    const name = within(dialog).getByLabelText('Name of the node');
    await userEvent.type(name, 'gpu-000');
    expect(confirm).toBeDisabled();
    await userEvent.type(name, '7');

    backend.onDelete = () => failure(409, 'the node is back');
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'the node is back',
    );
    expect(name).toHaveValue('gpu-0007');

    backend.onDelete = () => ({ status: 204, body: '' });
    await userEvent.click(confirm);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(backend.requests.at(-1)).toMatchObject({
      method: 'DELETE',
      path: '/v1/clusters/prod-us/nodes/uid-gpu-0007',
    });
  });
});
