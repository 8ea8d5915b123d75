import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onePage } from '../../__testUtils__/pages';
import {
  failure,
  ok,
  recordedAnswer,
  recordedForecast,
} from '../../__testUtils__/RecordedBackend';
import { newImage } from '../../__testUtils__/recording';
import { renderTab, type RenderedTab } from '../../__testUtils__/renderTab';

async function card() {
  return within(await screen.findByRole('region', { name: /on prod-eu$/ }));
}

async function choose(verb: string) {
  await userEvent.click(
    (await card()).getByRole('button', { name: /^More actions/ }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: verb }));
}

const bodies = ({ backend }: RenderedTab, path: string) =>
  backend.requests
    .filter(each => each.path.endsWith(path))
    .map(({ body }) => body);

describe('set image', () => {
  it('names the cluster first, forecasts what is typed, and sends exactly what was forecast', async () => {
    const tab = await renderTab({ first: onePage() });
    await card();
    await choose('Set image…');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('heading', { name: 'prod-eu: set image of checkout' }),
    ).toBeVisible();
    const image = dialog.getByRole('textbox', { name: 'Image of main' });
    expect(image).toHaveValue(newImage);
    expect(
      dialog.getByText('Change an image to see what would happen.'),
    ).toBeVisible();

    await userEvent.clear(image);
    await userEvent.type(image, 'registry.example.com/shop/checkout:2.5.0');
    expect(await dialog.findByText('20 pods updated in place')).toBeVisible();
    expect(
      dialog.getByText(
        /3 batches of at most 7 · 27 pods stay on the old revision/,
      ),
    ).toBeVisible();
    expect(dialog.getByText('54 s, from observed restart times')).toBeVisible();
    expect(dialog.getByText(/they use 2 of the 7 allowed/)).toBeVisible();
    expect(
      dialog.getByText(/\+ spec\.updateStrategy\.partition: 40%/),
    ).toBeVisible();
    // Typed letter by letter, asked once.
    expect(bodies(tab, '/v1/forecasts')).toHaveLength(1);

    await userEvent.click(dialog.getByRole('radio', { name: '10 %' }));
    const confirm = await dialog.findByRole('button', {
      name: 'Update 20 pods on prod-eu',
    });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bodies(tab, '/v1/operations')).toEqual([
      expect.objectContaining({
        change: {
          verb: 'set-image',
          images: { main: 'registry.example.com/shop/checkout:2.5.0' },
          firstStep: { type: 'percent', value: 10 },
        },
        uid: recordedForecast.uid,
        resourceVersion: recordedForecast.resourceVersion,
      }),
    ]);
    expect(
      await (
        await card()
      ).findByText('set-image: accepted, waiting for the controller'),
    ).toBeVisible();
  });

  it('keeps what was typed when it is refused, and says by whom it was changed', async () => {
    const tab = await renderTab({ first: onePage() });
    tab.backend.onOperation = request =>
      ok({
        type: 'refused',
        operation: recordedAnswer(request).operation,
        refusal: {
          message: 'the API server refused the patch (409)',
          changedBy: [{ manager: 'argocd-controller', at: Date.now() - 4_000 }],
          whatToDo: 'Look at the new forecast and confirm again.',
        },
      });
    await card();
    await choose('Set image…');
    const dialog = within(await screen.findByRole('dialog'));
    const image = dialog.getByRole('textbox', { name: 'Image of main' });
    await userEvent.clear(image);
    await userEvent.type(image, 'x:9');
    const confirm = await dialog.findByRole('button', {
      name: 'Update 20 pods on prod-eu',
    });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent('refused the patch (409)');
    expect(alert).toHaveTextContent(/argocd-controller changed it [3-9] s ago/);
    expect(alert).toHaveTextContent(
      'Look at the new forecast and confirm again.',
    );
    expect(image).toHaveValue('x:9');
    // What would happen to the object as it is now is asked anew.
    await waitFor(() => expect(bodies(tab, '/v1/forecasts')).toHaveLength(2));
  });

  it.each([
    [502, 'bad gateway', 'the same'],
    [503, 'Nothing was changed: the cluster does not answer', 'another'],
  ])(
    'keeps what was typed after a %i (%s), and tries again under %s key',
    async (status, message, which) => {
      const tab = await renderTab({ first: onePage() });
      let calls = 0;
      tab.backend.onOperation = request => {
        calls += 1;
        return calls === 1
          ? failure(status, message)
          : ok(recordedAnswer(request), 202);
      };
      await card();
      await choose('Set image…');
      const dialog = within(await screen.findByRole('dialog'));
      const image = dialog.getByRole('textbox', { name: 'Image of main' });
      await userEvent.clear(image);
      await userEvent.type(image, 'x:9');
      const confirm = await dialog.findByRole('button', {
        name: 'Update 20 pods on prod-eu',
      });
      await waitFor(() => expect(confirm).toBeEnabled());
      await userEvent.click(confirm);
      expect(await dialog.findByRole('alert')).toHaveTextContent(
        new RegExp(`${status}|${message}`),
      );
      expect(image).toHaveValue('x:9');
      await waitFor(() => expect(confirm).toBeEnabled());
      await userEvent.click(confirm);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      const [first, second] = bodies(tab, '/v1/operations') as {
        idempotencyKey: string;
      }[];
      expect(second?.idempotencyKey === first?.idempotencyKey).toBe(
        which === 'the same',
      );
    },
  );

  it('cannot be confirmed when the forecast says it would be rejected', async () => {
    const tab = await renderTab({ first: onePage() });
    tab.backend.onForecast = () =>
      ok({
        ...recordedForecast,
        mode: 'rejected',
        reason: 'no container is called x',
      });
    await card();
    await choose('Set image…');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Image of main' }),
      '1',
    );
    expect(
      await dialog.findByText(
        'this would be refused: no container is called x',
      ),
    ).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Update/ })).toBeDisabled();
  });

  it('says why there is no forecast, and tries again', async () => {
    const tab = await renderTab({ first: onePage() });
    tab.backend.onForecast = () => failure(500, 'cluster asleep');
    await card();
    await choose('Set image…');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Image of main' }),
      '1',
    );
    expect(
      await dialog.findByText(/There is no forecast: .*cluster asleep/),
    ).toBeVisible();
    tab.backend.onForecast = () => ok(recordedForecast);
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByText('20 pods updated in place')).toBeVisible();
  });
});

describe('roll back', () => {
  it('goes to the revision chosen in the list, at once unless told otherwise', async () => {
    const tab = await renderTab({ first: onePage() });
    await userEvent.click(
      await (
        await card()
      ).findByRole('button', { name: 'roll back to this revision, 11' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = await dialog.findByRole('button', {
      name: 'Roll back 20 pods on prod-eu',
    });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(bodies(tab, '/v1/operations')).toEqual([
        expect.objectContaining({
          change: {
            verb: 'rollback',
            revision: 'checkout-rev-11',
            firstStep: { type: 'percent', value: 100 },
          },
        }),
      ]),
    );
  });
});

describe('promote fully', () => {
  it('wants the name typed in production', async () => {
    const tab = await renderTab({ first: onePage() });
    await card();
    await choose('Promote fully…');
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = await dialog.findByRole('button', {
      name: 'Promote 20 pods on prod-eu',
    });
    expect(confirm).toBeDisabled();
    const name = dialog.getByRole('textbox', { name: 'Name of the workload' });
    await userEvent.type(name, 'checkou');
    expect(confirm).toBeDisabled();
    await userEvent.type(name, 't');
    expect(confirm).toBeEnabled();
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(bodies(tab, '/v1/operations')).toEqual([
        expect.objectContaining({ change: { verb: 'promote-full' } }),
      ]),
    );
  });

  it('does not in a test environment', async () => {
    await renderTab({
      first: onePage({}, { cluster: { environment: 'test' } }),
    });
    await card();
    await choose('Promote fully…');
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(async () =>
      expect(
        await dialog.findByRole('button', { name: /^Promote 20/ }),
      ).toBeEnabled(),
    );
    expect(dialog.queryByRole('textbox')).toBeNull();
  });
});

describe('promote a step', () => {
  it('is confirmed in the page and sends the percentage of the next step', async () => {
    const tab = await renderTab({ first: onePage() });
    await userEvent.click(
      await (await card()).findByRole('button', { name: 'Promote to 60 %' }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    const panel = within(
      (await card()).getByRole('group', { name: 'prod-eu: promote checkout' }),
    );
    expect(
      panel.getByRole('radio', { name: 'to 60 %: 40 of 67 pods' }),
    ).toBeChecked();
    const confirm = await panel.findByRole('button', {
      name: 'Promote 20 pods on prod-eu',
    });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(bodies(tab, '/v1/operations')).toEqual([
        expect.objectContaining({
          change: { verb: 'partition', target: { type: 'percent', value: 60 } },
        }),
      ]),
    );
  });

  it('turns "next 3" into a number of pods, so that sending it twice changes nothing', async () => {
    const tab = await renderTab({ first: onePage() });
    await userEvent.click(
      await (await card()).findByRole('button', { name: 'Promote to 60 %' }),
    );
    const panel = within(
      (await card()).getByRole('group', { name: /promote checkout/ }),
    );
    await userEvent.click(panel.getByRole('radio', { name: 'next pods' }));
    expect(panel.getByText('makes 23 of 67 pods updated')).toBeVisible();
    await waitFor(() =>
      expect(bodies(tab, '/v1/forecasts')).toContainEqual(
        expect.objectContaining({
          change: { verb: 'partition', target: { type: 'pods', value: 23 } },
        }),
      ),
    );
  });
});
