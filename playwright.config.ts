import { defineConfig } from '@playwright/test';

const port = Number(process.env.PILOTAGE_E2E_PORT ?? 7107);
const fleetPort = Number(process.env.PILOTAGE_E2E_FLEET_PORT ?? 7550);

/** Drives the real portal on the embedded fleet. No retries: a test that fails once has failed. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  retries: 0,
  // One portal and one fleet, whose clusters the tests change: one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['json', { outputFile: '.cache/test-results/browser.json' }],
  ],
  outputDir: '.cache/test-results/browser',
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
  },
  // While somebody works on the tests, the portal may run on between two runs.
  webServer: process.env.PILOTAGE_E2E_RUNNING
    ? undefined
    : {
        command: 'node scripts/tasks/start.mjs',
        wait: { stdout: /Pilotage is ready/ },
        timeout: 300_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
        env: {
          PILOTAGE_PORT: String(port),
          PILOTAGE_FLEET_PORT: String(fleetPort),
        },
      },
});
