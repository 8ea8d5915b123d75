/** Milliseconds of CPU a task takes: on the wall it depends on what else the machine does. */
export function cpuMs(task: () => void): number {
  const start = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
