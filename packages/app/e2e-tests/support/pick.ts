import { expect, type Locator } from '@playwright/test';

/** Picks one of several radio buttons by its label, which is what a mouse can reach. */
export async function pick(scope: Locator, name: string): Promise<void> {
  await scope.getByText(name, { exact: true }).click();
  await expect(scope.getByRole('radio', { name, exact: true })).toBeChecked();
}
