import { glob } from './glob';

/** A rule of `rollout.sidecars.rules`. A container that fits everything it says is a sidecar. */
export interface SidecarRuleConfig {
  readonly name: string;
  /** Container name; `*` stands for any text. Any name when not set. */
  readonly container?: string;
  /** Image with tag or digest; `*` stands for any text. Any image when not set. */
  readonly image?: string;
}

/** Names the first rule a container fits. */
export type RuleMatcher = (container: {
  readonly name: string;
  readonly image: string;
}) => string | undefined;

/** A rule that says nothing fits nothing, so that a forgotten line does not turn every container into a sidecar. */
export function ruleMatcher(rules: readonly SidecarRuleConfig[]): RuleMatcher {
  const compiled = rules
    .filter(({ container, image }) => container ?? image)
    .map(({ name, container = '*', image = '*' }) => ({
      name,
      fitsName: glob(container),
      fitsImage: glob(image),
    }));
  return container =>
    compiled.find(
      ({ fitsName, fitsImage }) =>
        fitsName(container.name) && fitsImage(container.image),
    )?.name;
}
