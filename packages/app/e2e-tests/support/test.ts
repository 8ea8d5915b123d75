import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  expect,
  request,
  test as base,
  type Page,
} from '@playwright/test';
import { people, type PersonName } from '../../src/sign-in/people';
import { findChromium } from './chromium';
import { Fleet } from './fleet';

interface Fixtures {
  /** Signs in as one of the demo people and opens a page. */
  readonly openAs: (person: PersonName, path: string) => Promise<void>;
  /** The clusters behind the portal's back. */
  readonly fleet: Fleet;
  /** Fails when axe finds something serious on the page. */
  readonly expectAccessible: () => Promise<void>;
  /** Lets messages through that a test provokes on purpose. */
  readonly allowConsole: (pattern: RegExp) => void;
}

/** Playwright's test with our browser, and with the rule that a page may not write errors to the console. */
export const test = base.extend<Fixtures, { browser: undefined }>({
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
      await use(browser as never);
      await browser.close();
    },
    { scope: 'worker' },
  ],

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
    await use(async () => {
      const { violations } = await new AxeBuilder({ page })
        .include('main')
        .analyze();
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
