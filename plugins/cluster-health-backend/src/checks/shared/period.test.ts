import { longestPeriod } from './period';

const hour = 60 * 60_000;

it.each([
  ['0 3 * * *', 24],
  ['0 */6 * * *', 6],
  ['0 3 * * 1-5', 72],
  ['0 3 * * 0', 7 * 24],
  ['@daily', 24],
  ['@every 90m', 1.5],
  ['@every 1h30m', 1.5],
  ['CRON_TZ=Europe/Berlin 0 3 * * *', 24],
])('%s leaves at most %d h between two runs', (schedule, hours) => {
  expect(longestPeriod(schedule)).toBe(hours * hour);
});

it.each(['', 'now and then', '@every', '@every soon', '99 99 * * *'])(
  'does not read %p as a schedule',
  text => {
    expect(longestPeriod(text)).toBeUndefined();
  },
);
