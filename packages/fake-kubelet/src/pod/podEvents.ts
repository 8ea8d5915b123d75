/** An event about one container, before it has a place and a count. */
export interface PodEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly container: string;
}

/** The events a kubelet writes, in its words, since people search for them. */
export function containerEvents(container: string) {
  const event = (
    type: PodEvent['type'],
    reason: string,
    message: string,
  ): PodEvent => ({
    type,
    reason,
    message,
    container,
  });
  return {
    pulled: (image: string) => [
      event('Normal', 'Pulling', `Pulling image "${image}"`),
      event('Normal', 'Pulled', `Successfully pulled image "${image}"`),
    ],
    present: (image: string) => [
      event(
        'Normal',
        'Pulled',
        `Container image "${image}" already present on machine`,
      ),
    ],
    started: () => [
      event('Normal', 'Created', `Created container: ${container}`),
      event('Normal', 'Started', `Started container ${container}`),
    ],
    pullFailed: (image: string) => [
      event('Normal', 'Pulling', `Pulling image "${image}"`),
      event(
        'Warning',
        'Failed',
        `Failed to pull image "${image}": ${pullError(image)}`,
      ),
      event('Warning', 'Failed', 'Error: ErrImagePull'),
    ],
    pullBackOff: (image: string) => [
      event('Normal', 'BackOff', `Back-off pulling image "${image}"`),
      event('Warning', 'Failed', 'Error: ImagePullBackOff'),
    ],
    crashBackOff: (pod: string) => [
      event(
        'Warning',
        'BackOff',
        `Back-off restarting failed container ${container} in pod ${pod}`,
      ),
    ],
    replaced: () => [
      event(
        'Normal',
        'Killing',
        `Container ${container} definition changed, will be restarted`,
      ),
    ],
    stopping: () => [
      event('Normal', 'Killing', `Stopping container ${container}`),
    ],
    unhealthy: () => [
      event(
        'Warning',
        'Unhealthy',
        'Readiness probe failed: HTTP probe failed with statuscode: 503',
      ),
    ],
  };
}

export function pullError(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}
