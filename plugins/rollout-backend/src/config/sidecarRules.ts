import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { SidecarRuleConfig } from '../sidecars/classify/sidecarRuleConfig';

const key = 'rollout.sidecars.rules';

/**
 * Reads `rollout.sidecars.rules`.
 *
 * @throws InputError that names the rule: one without a name, two of a name, one that fits every container.
 */
export function readSidecarRules(config: Config): readonly SidecarRuleConfig[] {
  const names = new Set<string>();
  return (config.getOptionalConfigArray(key) ?? []).map((rule, i) => {
    const name = rule.getString('name');
    if (names.has(name)) {
      throw new InputError(`${key}[${i}]: there is a rule '${name}' already`);
    }
    names.add(name);
    const container = rule.getOptionalString('container');
    const image = rule.getOptionalString('image');
    if (isAnything(container) && isAnything(image)) {
      throw new InputError(
        `${key}[${i}] ('${name}'): 'container' or 'image' must say something, or every container would be a sidecar`,
      );
    }
    return {
      name,
      ...(container === undefined ? {} : { container }),
      ...(image === undefined ? {} : { image }),
    };
  });
}

function isAnything(pattern: string | undefined): boolean {
  return pattern === undefined || /^\**$/.test(pattern);
}
