import { renderInTestApp } from '@backstage/test-utils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ConnectionState } from '../stream/connection';
import { LiveIndicator } from './LiveIndicator';

describe('LiveIndicator', () => {
  const now = Date.parse('2026-11-21T11:00:00Z');
  beforeEach(() => jest.useFakeTimers({ now, advanceTimers: true }));
  afterEach(() => jest.useRealTimers());

  async function show(connection: ConnectionState, onReconnect = () => {}) {
    await renderInTestApp(
      <LiveIndicator connection={connection} onReconnect={onReconnect} />,
    );
  }

  it('says that it is live, and how long ago it heard something', async () => {
    await show({
      state: 'live',
      since: now - 60_000,
      lastFrameAt: now - 3_000,
    });
    expect(screen.getByText(/^live, [3-5] s$/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says why it is not live, how old its data is, and when it tries again', async () => {
    await show({
      state: 'stale',
      since: now - 10_000,
      lastFrameAt: now - 120_000,
      reason: { code: 'error', message: 'ECONNREFUSED' },
      retryAt: now + 20_000,
    });
    const text = screen.getByText(/ECONNREFUSED/);
    expect(text).toHaveTextContent('showing what was true 2 min ago');
    expect(text).toHaveTextContent(/next try in (20|19|18) s/);
    expect(screen.getByRole('status')).toHaveTextContent('not live');
  });

  it('grows its age by itself', async () => {
    await show({
      state: 'stale',
      since: now,
      lastFrameAt: now - 10_000,
      reason: { code: 'silent' },
    });
    act(() => {
      jest.advanceTimersByTime(30_000);
    });
    expect(screen.getByText(/true 4\d s ago/)).toBeVisible();
    expect(screen.getByText(/trying again/)).toBeVisible();
  });

  it('lets a person try after the end', async () => {
    const onReconnect = jest.fn();
    await show(
      { state: 'ended', since: now, reason: 'you may not see this' },
      onReconnect,
    );
    expect(screen.getByText(/you may not see this/)).toBeVisible();
    await userEvent
      .setup({ advanceTimers: jest.advanceTimersByTime })
      .click(screen.getByRole('button', { name: 'Try now' }));
    expect(onReconnect).toHaveBeenCalledTimes(1);
  });
});
