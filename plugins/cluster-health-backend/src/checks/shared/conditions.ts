import type { KubeObject } from '@pilotage/fleet-node';

/** A condition of an object's status. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

/** A condition by its type; never by its position. */
export function objectCondition(
  { status }: KubeObject,
  type: string,
): Condition | undefined {
  const { conditions = [] } = (status ?? {}) as {
    readonly conditions?: readonly Condition[];
  };
  return conditions.find(condition => condition.type === type);
}
