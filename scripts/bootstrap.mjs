#!/usr/bin/env node
/**
 * The way in for a fresh machine: needs nothing but Node 18 and npm.
 *
 *   node scripts/bootstrap.mjs <task> [arguments]
 *
 * Gets Node 24, installs what yarn.lock names, and runs scripts/tasks/<task>.mjs with it.
 * Each step is skipped when it was done before, so a second start is fast.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24 } from './lib/node24.mjs';
import { installDependencies } from './lib/install.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [task, ...args] = process.argv.slice(2);
const taskFile = join(root, 'scripts', 'tasks', `${task}.mjs`);

if (!task || !/^[a-z-]+$/.test(task) || !existsSync(taskFile)) {
  const known = readdirSync(join(root, 'scripts', 'tasks'))
    .map(file => file.replace(/\.mjs$/, ''))
    .join(', ');
  console.error(`Unknown task "${task ?? ''}". Known tasks: ${known}.`);
  process.exit(2);
}

try {
  const node = await findNode24(root);
  await installDependencies(root, node);
  const child = spawn(node, [taskFile, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
  });
  // The task decides how to end: Ctrl-C reaches it through the terminal, other signals through us.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
  });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
