import { spawn } from 'node:child_process';

/** Runs a command to its end. Rejects with the command and, when output was kept back, its tail. */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet
        ? ['ignore', 'pipe', 'pipe']
        : ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    let output = '';
    const keep = chunk => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `${output}\n"${command} ${args.join(' ')}" ended with ${
              signal ?? `code ${code}`
            }.`,
          ),
        );
    });
  });
}
