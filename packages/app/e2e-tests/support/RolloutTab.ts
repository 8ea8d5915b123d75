import type { Locator, Page } from '@playwright/test';
import { WorkloadSection } from './WorkloadSection';

/** The Rollout tab of a component, as a person finds their way around it. */
export class RolloutTab {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  static path(component: string): string {
    return `/catalog/default/component/${component}/rollout`;
  }

  /** One workload on one cluster: `shop/checkout`, `prod-eu`. */
  workload(subject: string, cluster: string): WorkloadSection {
    return new WorkloadSection(this.#page, `${subject} on ${cluster}`);
  }

  /** Everything on the page that would change something. */
  get verbButtons(): Locator {
    return this.#page.getByRole('main').getByRole('button', {
      name: /^(Set image|Promote|Pause|Resume|Roll back)/,
    });
  }

  /** What the page says about its own line to the backend. */
  get connection(): Locator {
    return this.#page
      .getByRole('main')
      .getByText(/^(live|not live|connecting|stopped)\b/)
      .first();
  }
}
