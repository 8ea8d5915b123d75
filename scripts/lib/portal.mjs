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

/** Starts the portal's backend, which also serves the built pages. Resolves when it answers. */
export async function startBackend(
  root,
  children,
  { port, configs, env = {}, log },
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
        ...env,
      },
      onLine: line => {
        log(line);
        if (line.includes('startup failed; caused by')) refuse(line.trim());
      },
    },
  );
  await Promise.race([
    ready(`http://127.0.0.1:${port}/.backstage/health/v1/readiness`),
    failure,
  ]);
}

async function ready(url) {
  for (;;) {
    const status = await new Promise(resolve => {
      get(url, response => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', () => resolve(0));
    });
    if (status === 200) return;
    await wait(250);
  }
}
