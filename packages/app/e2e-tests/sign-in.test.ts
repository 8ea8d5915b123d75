import { people } from '../src/sign-in/people';
import { expect, test } from './support/test';

test('a person signs in without a password and lands in the catalog', async ({
  page,
  openAs,
}) => {
  await openAs('ann.lee', '/');
  await expect(page.getByRole('link', { name: 'checkout' })).toBeVisible();
});

test('every demo person is offered, with what they may do', async ({
  page,
}) => {
  await page.goto('/');
  for (const { title, can } of people) {
    await expect(
      page.getByRole('button', { name: `Sign in as ${title}` }),
    ).toBeVisible();
    await expect(page.getByText(can)).toBeVisible();
  }
});
