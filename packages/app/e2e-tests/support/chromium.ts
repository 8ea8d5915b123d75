import { existsSync } from 'node:fs';

/** Where a browser usually lies on machines for which no Chromium is shipped inside an npm package. */
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
];

/** What Playwright needs to start a browser. */
export interface BrowserBinary {
  readonly executablePath: string;
  readonly env: Record<string, string | undefined>;
}

/**
 * A Chromium to drive: `PILOTAGE_CHROMIUM` when set; on Linux x64 the one inside `@sparticuz/chromium`; elsewhere
 * the Chrome or Chromium that is installed.
 *
 * @throws Error that says how to get one.
 */
export async function findChromium(): Promise<BrowserBinary> {
  const chosen = process.env.PILOTAGE_CHROMIUM;
  if (chosen) return { executablePath: chosen, env: process.env };

  if (process.platform === 'linux' && process.arch === 'x64') {
    // Makes the package unpack its own nss libraries too, which a bare machine does not have.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    return { executablePath, env: process.env };
  }
  const executablePath = installed.find(existsSync);
  if (!executablePath) {
    throw new Error(
      'No browser found. Install Chrome or Chromium, or set PILOTAGE_CHROMIUM to the path of one.',
    );
  }
  return { executablePath, env: process.env };
}
