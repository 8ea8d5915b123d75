import type { Forecast, RolloutChange } from '@pilotage/plugin-rollout-common';
import { sidecarImage } from '../support/manifests';

export const percent = (value: number) => ({ type: 'percent', value } as const);
/** Another tag of the sidecar's image, for a first share of the pods. */
export const setImage = (
  tag: string,
  firstStep: number,
  podLabels?: Readonly<Record<string, string>>,
): RolloutChange => ({
  verb: 'set-image',
  images: { proxy: sidecarImage(tag) },
  firstStep: percent(firstStep),
  ...(podLabels ? { podLabels } : {}),
});

/** What a forecast says moves in place, by application. */
export function movedBy({
  applications = [],
}: Forecast): Record<string, number> {
  return Object.fromEntries(
    applications
      .filter(({ inPlace }) => inPlace > 0)
      .map(({ application, inPlace }) => [application.name, inPlace]),
  );
}
