/** Says what is going on and how long it took; plain text, so that it reads well in a CI log too. */

const started = Date.now();

export function seconds(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export function say(text) {
  console.log(`[${seconds(Date.now() - started).padStart(7)}] ${text}`);
}

/** Runs one step, says when it began and when it ended. */
export async function step(name, work) {
  const begin = Date.now();
  say(`${name} …`);
  const result = await work();
  say(`${name}: done in ${seconds(Date.now() - begin)}`);
  return result;
}
