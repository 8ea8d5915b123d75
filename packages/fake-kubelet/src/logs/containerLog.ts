import type { KeptPod } from '../kubelet/podKeeper';
import { containerId } from '../pod/imageId';
import type { ContainerMemory, EndedRun } from '../pod/memory';
import type { RuleBook } from '../rules/ruleBook';
import { logLines, type LoggedRun, type LogLine } from './logLines';

/** Which log, and how much of it. @public */
export interface LogQuery {
  /** Only so many lines from the end. */
  readonly tailLines?: number;
  /** Only lines of the last so many seconds. */
  readonly sinceSeconds?: number;
  /** The run before. */
  readonly previous?: boolean;
}

/**
 * A log that cannot be had, in the kubelet's words.
 *
 * @public
 */
export class LogUnavailableError extends Error {
  /** HTTP status a kubelet answers with. */
  readonly status: 400 | 404;
  constructor(status: 400 | 404, message: string) {
    super(message);
    this.name = 'LogUnavailableError';
    this.status = status;
  }
}

/**
 * The log of one container up to `now`.
 *
 * @throws LogUnavailableError when there is no such pod or container, or no run of it.
 */
export function containerLog(
  kept: KeptPod | undefined,
  container: string,
  query: LogQuery & { readonly now: number; readonly rules: RuleBook },
): readonly LogLine[] {
  const memory = kept?.memory?.containers[container];
  if (!kept || !memory) {
    throw new LogUnavailableError(404, `container ${container} not found`);
  }
  const run = query.previous
    ? memory.lastRun
    : presentRun(kept, container, memory);
  if (!run) {
    const { name } = kept.pod.metadata;
    throw new LogUnavailableError(
      400,
      query.previous
        ? `previous terminated container "${container}" in pod "${name}" not found`
        : `container "${container}" in pod "${name}" is waiting to start: ContainerCreating`,
    );
  }
  const { now, rules, tailLines, sinceSeconds } = query;
  const since =
    sinceSeconds === undefined ? -Infinity : now - sinceSeconds * 1_000;
  const lines = logLines(loggedRun(kept, container, run, rules), now).filter(
    ({ at }) => at >= since,
  );
  return tailLines === undefined
    ? lines
    : lines.slice(Math.max(0, lines.length - tailLines));
}

type Run = Omit<EndedRun, 'finishedAt' | 'exitCode' | 'reason'> &
  Partial<EndedRun>;

/** The run that is, else the last one: also while a container waits, as `kubectl logs` shows it. */
function presentRun(
  { pod }: KeptPod,
  container: string,
  { state, image, runs, lastRun }: ContainerMemory,
): Run | undefined {
  if (state.is === 'terminated') return state.run;
  if (state.is !== 'running') return lastRun;
  return {
    image,
    startedAt: state.startedAt,
    containerID: containerId(pod.metadata.uid, container, runs),
  };
}

function loggedRun(
  { pod }: KeptPod,
  container: string,
  run: Run,
  rules: RuleBook,
): LoggedRun {
  const { image, containerID, startedAt, finishedAt, reason } = run;
  const { metadata, spec } = pod;
  return {
    container,
    image,
    containerID,
    startedAt,
    behaviour: rules.behaviourOf({
      image,
      container,
      pod: metadata.name,
      namespace: metadata.namespace ?? '',
      node: spec.nodeName ?? '',
    }),
    ...(finishedAt !== undefined && reason !== undefined
      ? { end: { at: finishedAt, reason } }
      : {}),
  };
}
