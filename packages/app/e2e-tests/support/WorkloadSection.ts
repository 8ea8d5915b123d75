import { expect, type Locator, type Page } from '@playwright/test';

/** One workload on one cluster: its numbers, its verbs, its activity. */
export class WorkloadSection {
  readonly #page: Page;
  readonly region: Locator;

  /** The menu of all verbs, while it is open. */
  readonly menu: Locator;
  readonly moreActions: Locator;

  /** @param name - `shop/checkout on prod-eu` */
  constructor(page: Page, name: string) {
    this.#page = page;
    this.region = page.getByRole('region', { name, exact: true });
    const more = { name: `More actions for ${name}`, exact: true };
    this.moreActions = this.region.getByRole('button', more);
    this.menu = page.getByRole('menu', more);
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

  /** One verb of the open menu; one that cannot be used says why. */
  menuItem(verb: string): Locator {
    return this.menu.getByRole('menuitem').filter({ hasText: verb });
  }

  /** Picks a verb from the menu. */
  async choose(verb: string): Promise<void> {
    await this.moreActions.click();
    await this.menu.getByRole('menuitem', { name: verb, exact: true }).click();
  }

  async closeMenu(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.menu).toBeHidden();
  }

  /** Opens a section that is folded because it needs nobody. */
  async open(): Promise<void> {
    await this.region
      .getByRole('button', { name: /^Show details of / })
      .click();
  }

  /** Confirmation inside the page, for a step of something already agreed on. */
  panel(title: string): Locator {
    return this.region.getByRole('group', { name: title });
  }
}
