import { scheduleFlush } from './scheduleFlush';

function setHidden(hidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    value: hidden,
    configurable: true,
  });
}

describe('scheduleFlush', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    setHidden(false);
  });

  it('runs before the next paint, once', () => {
    const flush = jest.fn();
    scheduleFlush(flush);
    jest.advanceTimersByTime(20);
    expect(flush).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(5_000);
    expect(flush).toHaveBeenCalledTimes(1);
  });

  it('runs within a second on a hidden page, which never paints', () => {
    setHidden(true);
    const flush = jest.fn();
    scheduleFlush(flush);
    jest.advanceTimersByTime(999);
    expect(flush).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(flush).toHaveBeenCalledTimes(1);
  });

  it('can be cancelled', () => {
    const flush = jest.fn();
    scheduleFlush(flush)();
    jest.advanceTimersByTime(5_000);
    expect(flush).not.toHaveBeenCalled();
  });
});
