import { OwnPortal } from './OwnPortal';
import { test as base } from './test';

const port = Number(process.env.PILOTAGE_E2E_PORT ?? 7107) + 1;

/** The test with a portal of its own beside the common one. */
export const test = base.extend<object, { ownPortal: OwnPortal }>({
  ownPortal: [
    async ({ browser: _ }, use) => {
      const portal = await OwnPortal.start(port);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
