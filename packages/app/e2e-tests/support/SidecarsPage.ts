import type { Locator, Page } from '@playwright/test';
import { WorkloadSection } from './WorkloadSection';

/** The page of the whole fleet's sidecars. */
export class SidecarsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  static path(sidecar: string): string {
    return `/sidecars?sidecar=${sidecar}`;
  }

  /** A row of the table of applications, by the component's name. */
  application(name: string): Locator {
    return this.#page
      .getByRole('region', { name: / by application$/ })
      .getByRole('row', { name: new RegExp(`^${name} `) });
  }

  /** The matrix sidecar × version × cluster. */
  get matrix(): Locator {
    return this.#page.getByRole('region', { name: 'By cluster' });
  }

  /** Pods of a version on the clusters, in the order of the columns. */
  version(version: string): Locator {
    return this.matrix.getByRole('row').filter({ hasText: version });
  }

  /** The SidecarSet on one cluster, with its verbs. */
  sidecarSet(name: string, cluster: string): WorkloadSection {
    return new WorkloadSection(this.#page, `${name} on ${cluster}`);
  }
}
