import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failure } from '../../__testUtils__/RecordedBackend';
import { onePage } from '../../__testUtils__/pages';
import { renderTab } from '../../__testUtils__/renderTab';

async function card() {
  return within(await screen.findByRole('region', { name: /on prod-eu$/ }));
}

describe('failing pods', () => {
  it('are grouped by cause, with events and log on demand', async () => {
    const { backend } = await renderTab({ first: onePage() });
    const eu = await card();
    expect(
      eu.getByText('2 of 20 updated pods').parentElement,
    ).toHaveTextContent(
      'main: CrashLoopBackOff checkout:2.4.0 · exit 1 · 5 restarts · zone b',
    );
    expect(
      backend.requests.some(({ path }) => path.includes('diagnosis')),
    ).toBe(false);
    await userEvent.click(eu.getByRole('button', { name: 'Events and log' }));
    expect(await eu.findByText(/PAYMENTS_URL is not set/)).toBeVisible();
    expect(
      eu.getByText('Back-off restarting failed container main'),
    ).toBeVisible();
    expect(
      eu.getByText('Last log lines of main, of the run before'),
    ).toBeVisible();
    expect(backend.requests.at(-1)?.path).toContain(
      'pod=checkout-x0u4c&container=main',
    );
  });

  it('say why the cluster could not be asked', async () => {
    const { backend } = await renderTab({ first: onePage() });
    backend.onDiagnosis = () => failure(503, 'kubelet does not answer');
    const eu = await card();
    await userEvent.click(eu.getByRole('button', { name: 'Events and log' }));
    expect(await eu.findByText(/kubelet does not answer/)).toBeVisible();
  });
});

describe('one pod', () => {
  it('opens from the map with all that is known of it', async () => {
    await renderTab({ first: onePage() });
    const eu = await card();
    const zone = eu.getByRole('listbox', { name: /zone a/ });
    await userEvent.click(zone);
    await userEvent.keyboard('{Home}{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('heading', { name: /^prod-eu: pod checkout-/ }),
    ).toBeVisible();
    expect(dialog.getByText(/checkout-6b8f · updated in place/)).toBeVisible();
    expect(await dialog.findByText(/PAYMENTS_URL is not set/)).toBeVisible();
  });
});
