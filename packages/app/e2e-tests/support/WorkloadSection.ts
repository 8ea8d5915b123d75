import type { Locator, Page } from '@playwright/test';

/** One workload on one cluster: its numbers, its verbs, its activity. */
export class WorkloadSection {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page, region: Locator) {
    this.#page = page;
    this.region = region;
  }

  /** The verdict as a screen reader hears it: state and reason. */
  verdict(state: string): Locator {
    return this.region
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${state}: `) });
  }

  /** What was done from the portal last, and what became of it. */
  get newestActivity(): Locator {
    return this.region
      .getByRole('region', { name: 'Activity' })
      .getByRole('listitem')
      .first();
  }

  get progress(): Locator {
    return this.region.getByRole('progressbar', { name: /pods updated/ });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  get moreActions(): Locator {
    return this.region.getByRole('button', { name: /^More actions for / });
  }

  /** Picks a verb from the menu. */
  async choose(verb: string): Promise<void> {
    await this.moreActions.click();
    await this.#page.getByRole('menuitem', { name: verb, exact: true }).click();
  }

  /** Opens a section that is folded because it needs nobody. */
  async open(): Promise<void> {
    await this.region.getByRole('button', { name: /^Show details of / }).click();
  }

  /** Confirmation inside the page, for a step of something already agreed on. */
  panel(title: string): Locator {
    return this.region.getByRole('group', { name: title });
  }
}
