import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  expect,
  request,
  test as base,
  type Locator,
  type Page,
} from '@playwright/test';
import { people, type PersonName } from '../../src/sign-in/people';
import { findChromium } from './chromium';
import { Fleet } from './fleet';

/** What a browser test can ask for. */
export interface Fixtures {
  /** Which of the portal's themes the page is in. */
  readonly theme: 'light' | 'dark';
  /** Signs in as one of the demo people and opens a page. */
  readonly openAs: (person: PersonName, path: string) => Promise<void>;
  /** The clusters behind the portal's back. */
  readonly fleet: Fleet;
  /** Fails when axe finds something serious or critical in a part of the page. */
  readonly expectAccessible: (part: Locator) => Promise<void>;
  /** Lets messages through that a test provokes on purpose. */
  readonly allowConsole: (pattern: RegExp) => void;
}

/** Playwright's test with our browser, and with the rule that a page may not write errors to the console. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({ playwright: _ }, use) => {
      const { executablePath, env } = await findChromium();
      const browser = await chromium.launch({
        executablePath,
        env: env as Record<string, string>,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  theme: ['light', { option: true }],

  page: async ({ page, theme }, use) => {
    await page.addInitScript(
      name => localStorage.setItem('theme', name),
      theme,
    );
    await use(page);
  },

  allowConsole: async ({ page }, use) => {
    const allowed: RegExp[] = [];
    const errors = watchConsole(page);
    await use(pattern => allowed.push(pattern));
    expect(
      errors.filter(text => !allowed.some(pattern => pattern.test(text))),
      'errors in the browser console',
    ).toEqual([]);
  },

  openAs: async ({ page, allowConsole: _ }, use) => {
    await use(async (name, path) => {
      const person = people.find(candidate => candidate.name === name)!;
      await page.goto(path);
      await page
        .getByRole('button', { name: `Sign in as ${person.title}` })
        .click();
    });
  },

  fleet: async ({ playwright: _ }, use) => {
    const http = await request.newContext();
    await use(new Fleet(http));
    await http.dispose();
  },

  expectAccessible: async ({ page }, use) => {
    await use(async part => {
      // Axe wants a selector, and the parts have roles and names.
      const mark = 'data-axe-part';
      await part.evaluate((node, name) => node.setAttribute(name, ''), mark);
      const { violations } = await new AxeBuilder({ page })
        .include(`[${mark}]`)
        .analyze();
      await part.evaluate((node, name) => node.removeAttribute(name), mark);
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ).toEqual([]);
    });
  },
});

export { expect };

function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}
