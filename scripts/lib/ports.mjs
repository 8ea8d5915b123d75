import { createServer } from 'node:net';

/** A port from the environment, else the default. */
export function portFrom(variable, fallback) {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `${variable} must be a port number between 1 and 65535, got "${text}".`,
    );
  }
  return port;
}

/** Fails with a message a person can act on when a port is taken. */
export async function requireFreePort(port, purpose, variable) {
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} (${purpose}) is taken by another program. ` +
                `Stop that program, or choose another port: ${variable}=${
                  port + 100
                } npm start`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => server.close(resolve));
  });
}
