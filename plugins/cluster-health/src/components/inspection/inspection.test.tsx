import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusterEntity } from '../../__testUtils__/entities';
import { clusterFrame } from '../../__testUtils__/frames';
import { recordClusterPage } from '../../__testUtils__/pages';
import { failure, RecordedBackend } from '../../__testUtils__/RecordedBackend';
import { recordSummary } from '../../__testUtils__/recordCluster';
import { recordedItems, recordReport } from '../../__testUtils__/recordReport';
import { render } from '../../__testUtils__/render';
import { endOfDay } from '../../model/waiverForm';
import { ClusterEntityTab } from '../ClusterEntityTab';

const panel = () =>
  screen.findByRole('region', { name: 'Inspection of prod-us' });

async function showInspection(
  backend = new RecordedBackend({ cluster: recordClusterPage }),
) {
  await render(<ClusterEntityTab />, { backend, entity: clusterEntity });
  return { region: await panel(), backend };
}

const checks = (region: HTMLElement) =>
  within(within(region).getByRole('table', { name: 'Inspection of prod-us' }))
    .getAllByRole('rowheader')
    .map(header => header.textContent);

describe('inspection', () => {
  it('says in one line what was found and what changed', async () => {
    const { region } = await showInspection();
    expect(region).toHaveTextContent(/4 min ago on schedule · 7 checks/);
    expect(region).toHaveTextContent('fail 2 fail');
    expect(region).toHaveTextContent('score 49 of 100, coverage 83 %');
    expect(region).toHaveTextContent(
      'compared with 23 h 56 min before: 1 new fail',
    );
  });

  it('lists what needs somebody, worst first, and the rest on demand', async () => {
    const { region } = await showInspection();
    expect(checks(region)).toEqual([
      expect.stringMatching(
        /^failThe etcd backup is younger than 24 hhard: closes the serving gatenew failfor 2 h/,
      ),
      expect.stringMatching(/^failNo certificate ends within a week/),
      expect.stringMatching(/^warningNo webhook can block pod creation/),
      expect.stringMatching(/^unknownEvery node gives metrics/),
      expect.stringMatching(/^waivedEvery namespace has a quota/),
    ]);
    await userEvent.click(
      within(region).getByRole('button', {
        name: 'Show 1 pass, 1 not applicable',
      }),
    );
    expect(checks(region)).toHaveLength(recordedItems.length);
  });

  it('shows evidence, limits, owner and suggestion of a check', async () => {
    const { region } = await showInspection();
    const row = within(region)
      .getByText(/last success 26 h/)
      .closest('tr')!;
    expect(row).toHaveTextContent('Look at the last job of etcd-backup.');
    expect(
      within(row).getByRole('link', { name: 'etcd-backup' }),
    ).toBeVisible();
    await userEvent.click(
      within(row).getByRole('button', { name: /^Details of: The etcd/ }),
    );
    expect(region).toHaveTextContent('passes below 12 h, warns below 24 h');
    expect(
      within(region).getByRole('table', { name: 'Evidence' }),
    ).toHaveTextContent('CronJob backup/backup-age');
  });

  it('says when a cluster was never inspected', async () => {
    const { region } = await showInspection(
      new RecordedBackend({
        cluster: name => clusterFrame(recordSummary(name)),
      }),
    );
    expect(region).toHaveTextContent('This cluster was not inspected yet.');
  });

  it('shows an older run on demand, says that it is one, and waives nothing there', async () => {
    const { region, backend } = await showInspection();
    backend.onReport = (cluster, id) => ({
      status: 200,
      body: recordReport(cluster, {
        id,
        items: recordedItems.filter(({ info }) => info.id === 'metrics'),
      }),
    });
    const history = within(region).getByRole('table', {
      name: 'Inspections of prod-us, newest first',
    });
    expect(history).toHaveTextContent('by petra.novak');
    const [, older] = within(history).getAllByRole('button');
    await userEvent.click(older!);
    expect(await within(region).findByText(/not the newest/)).toBeVisible();
    expect(checks(region)).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /^Waive/ })).toBeNull();
    await userEvent.click(
      within(region).getByRole('button', { name: 'Show the newest' }),
    );
    expect(checks(region)).toHaveLength(5);
  });

  it('says when an older run cannot be read', async () => {
    const { region, backend } = await showInspection();
    backend.onReport = () => failure(404, 'it is no longer kept');
    const history = within(region).getByRole('table', { name: /newest first/ });
    await userEvent.click(within(history).getAllByRole('button')[1]!);
    expect(
      await within(region).findByText(/it is no longer kept/),
    ).toBeVisible();
    expect(checks(region)).toHaveLength(5);
  });
});

describe('waiver', () => {
  async function openDialog() {
    const { region, backend } = await showInspection();
    await userEvent.click(
      within(region).getByRole('button', {
        name: 'Waive: The etcd backup is younger than 24 h',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: /^prod-us: waive/,
    });
    const confirm = within(dialog).getByRole('button', {
      name: 'Waive on prod-us',
    });
    return { backend, dialog, confirm };
  }

  it('wants a reason and an end, and says what it means', async () => {
    const { dialog, confirm } = await openDialog();
    expect(dialog).toHaveTextContent(
      'prod-us may serve releases although it fails',
    );
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText('Reason'), 'short');
    expect(dialog).toHaveTextContent(
      'Give a reason of at least 10 characters.',
    );
    await userEvent.type(
      within(dialog).getByLabelText('Reason'),
      ', but long enough',
    );
    await userEvent.clear(within(dialog).getByLabelText('Until the end of'));
    expect(dialog).toHaveTextContent('Choose an end date.');
    expect(confirm).toBeDisabled();
  });

  it('keeps what was typed when the backend refuses, and closes when it is recorded', async () => {
    const { backend, dialog, confirm } = await openDialog();
    backend.onWaive = () => failure(400, 'until is too far ahead');
    const reason = within(dialog).getByLabelText('Reason');
    await userEvent.type(reason, 'moves to another tool');
    const until =
      within(dialog).getByLabelText<HTMLInputElement>('Until the end of');
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'until is too far ahead',
    );
    expect(reason).toHaveValue('moves to another tool');

    backend.onWaive = body => ({ status: 201, body });
    await userEvent.click(confirm);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(backend.requests.at(-1)).toEqual({
      method: 'POST',
      path: '/v1/waivers',
      body: {
        cluster: 'prod-us',
        check: 'backup-age',
        reason: 'moves to another tool',
        until: endOfDay(until.value),
      },
    });
  });

  it('stands beside its check, and can be ended', async () => {
    const { region, backend } = await showInspection();
    const row = within(region)
      .getByText(/3 of 41 namespaces/)
      .closest('tr')!;
    expect(row).toHaveTextContent(
      /waived until .* by petra.novak: Sandboxes are cleaned up nightly\./,
    );
    backend.onDelete = () => failure(503, 'the database is busy');
    const end = within(row).getByRole('button', { name: /^End waiver/ });
    await userEvent.click(end);
    expect(await within(row).findByRole('alert')).toHaveTextContent(
      'The waiver was not ended: the database is busy',
    );
    backend.onDelete = () => ({ status: 204, body: '' });
    await userEvent.click(end);
    await waitFor(() => expect(within(row).queryByRole('alert')).toBeNull());
    expect(backend.requests.at(-1)).toMatchObject({
      method: 'DELETE',
      path: '/v1/waivers/waiver-1',
    });
  });
});
