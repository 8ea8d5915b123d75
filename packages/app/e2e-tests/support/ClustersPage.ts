import type { Locator, Page } from '@playwright/test';

/** The platform team's page of all clusters. */
export class ClustersPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  static path(cluster?: string): string {
    return cluster ? `/clusters?cluster=${cluster}` : '/clusters';
  }

  /** A cluster's row. */
  cluster(name: string): Locator {
    return this.#page
      .getByRole('table')
      .first()
      .getByRole('row')
      .filter({ has: this.#page.getByRole('link', { name, exact: true }) });
  }

  /** What is wrong now. */
  get causes(): Locator {
    return this.#page.getByRole('region', { name: /What is wrong/ });
  }

  cause(title: string): Locator {
    return this.causes.getByRole('listitem').filter({ hasText: title });
  }

  get inspection(): Locator {
    return this.#page.getByRole('region', { name: /^Inspection of/ });
  }

  get nodes(): Locator {
    return this.#page.getByRole('region', { name: /^Nodes of/ });
  }
}
