import type { Locator, Page } from '@playwright/test';

/** The dialog that asks before something is changed. */
export class ChangeDialog {
  readonly box: Locator;

  constructor(page: Page, title: string) {
    this.box = page.getByRole('dialog', { name: title });
  }

  get forecast(): Locator {
    return this.box.getByRole('region', { name: 'Forecast' });
  }

  /** Pods that the forecast says will change. */
  async forecastPods(): Promise<number> {
    const text = await this.forecast.innerText();
    return Number(/(\d+) pods? (?:updated|replaced)/.exec(text)?.[1]);
  }

  button(name: string | RegExp): Locator {
    return this.box.getByRole('button', { name });
  }
}
