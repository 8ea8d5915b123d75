import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Node arguments that run our TypeScript without a build step. */
export function typescript(root, file) {
  return [
    '--require',
    join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
    join(root, file),
  ];
}

/** What every demo portal is configured with: the portal itself, its people and their catalog. */
export function portalConfigs(root) {
  return ['app-config.yaml', 'app-config.people.yaml'].map(name =>
    join(root, name),
  );
}

/** The embedded fleet's clusters; needs {@link fleetEnvironment}. */
export function demoConfig(root) {
  return join(root, 'app-config.demo.yaml');
}

/** Tells {@link demoConfig} where the fleet listens. */
export function fleetEnvironment(port) {
  return Object.fromEntries(
    ['PROD_EU', 'PROD_US', 'TEST_1'].map((name, index) => [
      `PILOTAGE_URL_${name}`,
      `http://127.0.0.1:${port + index}`,
    ]),
  );
}

/**
 * Starts the embedded fleet as a process of its own, so that a cluster that dies does not take the portal along.
 *
 * @returns what the fleet printed when it was ready: `{ clusters: [{ name, url, token }] }`
 */
export function startFleet(root, children, { port }) {
  return new Promise((resolve, reject) => {
    const child = children.start(
      'embedded fleet',
      process.execPath,
      typescript(root, 'packages/kube-simulator/src/demo/main.ts'),
      {
        cwd: root,
        env: { ...process.env, PILOTAGE_FLEET_PORT: String(port) },
        onLine: line => {
          if (!line.startsWith('{"ready":true')) console.log(line);
          else resolve(JSON.parse(line));
        },
      },
    );
    child.once('exit', () =>
      reject(new Error('The embedded fleet did not start.')),
    );
  });
}

/**
 * Starts the portal's backend, which also serves the built pages.
 *
 * @param options.awaitComponent - a component of the demo's catalog. The catalog reads its files after the backend is
 *   ready, and until then nobody can sign in and every page says "not found".
 * @returns resolves when a person can begin
 */
export async function startBackend(
  root,
  children,
  { port, configs, env = {}, log, awaitComponent },
) {
  // A backend whose plugins failed to start goes on running and answers 503 for ever.
  let refuse;
  const failure = new Promise((_, reject) => {
    refuse = line => reject(new Error(`The portal did not start: ${line}`));
  });
  children.start(
    'portal',
    process.execPath,
    [
      ...typescript(root, 'packages/backend/src/index.ts'),
      ...configs.flatMap(config => ['--config', config]),
    ],
    {
      cwd: join(root, 'packages/backend'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '--no-warnings=ExperimentalWarning',
        APP_CONFIG_app_baseUrl: `http://localhost:${port}`,
        APP_CONFIG_backend_baseUrl: `http://localhost:${port}`,
        APP_CONFIG_backend_listen_port: String(port),
        PILOTAGE_PORTAL_PORT: String(port),
        ...env,
      },
      onLine: line => {
        log(line);
        if (line.includes('startup failed; caused by')) refuse(line.trim());
      },
    },
  );
  await Promise.race([failure, ready(port, awaitComponent)]);
}

async function ready(port, component) {
  const base = `http://localhost:${port}`;
  await until(() => ask(`${base}/.backstage/health/v1/readiness`));
  if (!component) return;
  const { backstageIdentity } = await until(() =>
    ask(`${base}/api/auth/demo/refresh`, {
      'x-pilotage-demo-person': 'ann.lee',
      'x-requested-with': 'XMLHttpRequest',
    }),
  );
  await until(() =>
    ask(`${base}/api/catalog/entities/by-name/component/default/${component}`, {
      authorization: `Bearer ${backstageIdentity.token}`,
    }),
  );
}

/** Asks again until there is an answer. */
async function until(question) {
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    await wait(250);
  }
}

/** The JSON at an address, undefined when there is none yet. */
function ask(url, headers = {}) {
  return new Promise(resolve => {
    get(url, { headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => (text += chunk));
      response.on('error', () => resolve(undefined));
      response.on('end', () =>
        resolve(response.statusCode === 200 ? JSON.parse(text) : undefined),
      );
    }).on('error', () => resolve(undefined));
  });
}
