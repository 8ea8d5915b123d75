import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onePage } from '../../__testUtils__/pages';
import { ok, recordedAnswer } from '../../__testUtils__/RecordedBackend';
import {
  allPossible,
  checkoutRef,
  recordCluster,
  recordWorkload,
} from '../../__testUtils__/recording';
import { renderTab, type RenderedTab } from '../../__testUtils__/renderTab';

const base = recordWorkload(recordCluster('prod-eu'));
const key = stringifyWorkloadRef(checkoutRef('prod-eu'));
const progressing: Partial<WorkloadSection> = {
  observation: {
    ...base.observation,
    verdict: {
      state: 'progressing',
      code: 'moving',
      reason: 'moving',
      params: {},
    },
  },
};

async function card() {
  return within(await screen.findByRole('region', { name: /on prod-eu$/ }));
}

async function openMenu() {
  await userEvent.click(
    (await card()).getByRole('button', { name: /^More actions/ }),
  );
  return within(await screen.findByRole('menu'));
}

function operations({ backend }: RenderedTab) {
  return backend.requests.filter(({ path }) => path.endsWith('/v1/operations'));
}

describe('verbs', () => {
  it('hides what the viewer may never do', async () => {
    await renderTab({
      first: onePage(),
      denied: ['rollout.workload.promote', 'rollout.workload.set-image'],
    });
    await (await card()).findByRole('button', { name: 'Roll back…' });
    const menu = await openMenu();
    expect(menu.getAllByRole('menuitem').map(item => item.textContent)).toEqual(
      ['Pause'],
    );
  });

  it('offers nothing to somebody who may only read', async () => {
    await renderTab({
      first: onePage(),
      denied: ['set-image', 'promote', 'pause', 'rollback'].map(
        verb => `rollout.workload.${verb}`,
      ),
    });
    const eu = await card();
    expect(eu.getByText('30 % · 20 pods')).toBeVisible();
    expect(
      eu.queryByRole('button', {
        name: /Promote|Roll back|More actions|roll back/i,
      }),
    ).toBeNull();
  });

  it('disables what the state forbids, with the reason', async () => {
    await renderTab({
      first: onePage({
        verbs: {
          ...allPossible,
          partition: {
            possible: false,
            code: 'not-observed',
            reason: 'The controller has not seen the last change yet',
          },
        },
      }),
    });
    const verb = await (
      await card()
    ).findByRole('button', { name: 'Promote to 60 %' });
    expect(verb).toHaveAttribute('aria-disabled', 'true');
    await userEvent.hover(verb);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'The controller has not seen the last change yet',
    );
    const menu = await openMenu();
    expect(menu.getByRole('menuitem', { name: /^Resume/ })).toHaveTextContent(
      'it is not paused',
    );
  });

  it('pauses at once, without confirmation, and says accepted until the controller confirms', async () => {
    const tab = await renderTab({ first: onePage(progressing) });
    const eu = await card();
    await userEvent.click(await eu.findByRole('button', { name: 'Pause' }));
    expect(
      await eu.findByText('pause: accepted, waiting for the controller'),
    ).toBeVisible();
    const request = operations(tab)[0]?.body as { idempotencyKey: string };
    expect(request).toMatchObject({
      entityRef: 'component:default/checkout',
      workload: checkoutRef('prod-eu'),
      change: { verb: 'pause' },
      uid: 'uid-prod-eu',
      resourceVersion: '4711',
    });
    expect(request.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(
      eu.queryByText(/confirmed in/, { selector: '[data-status] *' }),
    ).toBeNull();

    const { operation } = recordedAnswer(request as never);
    await tab.send({
      type: 'delta',
      seq: 2,
      at: Date.now(),
      sections: [
        {
          key,
          section: {
            ...base,
            ...progressing,
            activity: [
              {
                ...operation,
                outcome: {
                  state: 'confirmed',
                  at: operation.requestedAt + 2_000,
                },
              },
            ],
          },
        },
      ],
    });
    expect(await eu.findByText('pause: confirmed in 2 s')).toBeVisible();
  });

  it('keeps the siblings waiting while a verb is under way, and the button says which', async () => {
    const tab = await renderTab({ first: onePage(progressing) });
    let answer = () => {};
    tab.backend.onOperation = request =>
      new Promise(resolve => {
        answer = () => resolve(ok(recordedAnswer(request), 202));
      });
    const eu = await card();
    await userEvent.click(await eu.findByRole('button', { name: 'Pause' }));
    const pending = await eu.findByRole('button', { name: /^Pausing…/ });
    expect(pending).toHaveAttribute('aria-disabled', 'true');
    const sibling = eu.getByRole('button', { name: 'Roll back…' });
    expect(sibling).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(pending);
    answer();
    await waitFor(() => expect(operations(tab)).toHaveLength(1));
  });

  it('waits for an operation of somebody else as well', async () => {
    const other = recordedAnswer({
      change: { verb: 'rollback' },
      idempotencyKey: 'x',
    } as never).operation;
    await renderTab({ first: onePage({ ...progressing, activity: [other] }) });
    const eu = await card();
    expect(
      await eu.findByRole('button', { name: /^Rolling back…/ }),
    ).toBeVisible();
    expect(eu.getByRole('button', { name: 'Pause' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('shows why a controller did not do it', async () => {
    const failed = recordedAnswer({
      change: { verb: 'pause' },
      idempotencyKey: 'x',
    } as never).operation;
    await renderTab({
      first: onePage({
        activity: [
          {
            ...failed,
            outcome: {
              state: 'failed',
              at: Date.now(),
              reason: 'not observed within 30 s',
            },
          },
        ],
      }),
    });
    expect(
      await (await card()).findByText(/failed: not observed within 30 s/),
    ).toBeVisible();
  });

  it('explains a refused pause in the section', async () => {
    const tab = await renderTab({ first: onePage(progressing) });
    tab.backend.onOperation = request =>
      ok({
        ...recordedAnswer(request),
        type: 'refused',
        refusal: {
          message: 'it was changed in between',
          changedBy: [{ manager: 'argocd-controller', at: Date.now() - 4_000 }],
          whatToDo: 'Reload to see its change.',
        },
      });
    const eu = await card();
    await userEvent.click(await eu.findByRole('button', { name: 'Pause' }));
    expect(
      await eu.findByText(/was refused: it was changed in between/),
    ).toBeVisible();
    expect(eu.getByText(/Changed by argocd-controller/)).toBeVisible();
    expect(eu.getByText(/Reload to see its change/)).toBeVisible();
  });
});
