import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const path = 'catalog.providers.pilotageClusters';

/** What the entities of clusters are made with. */
export interface ClustersConfig {
  /** Full entity ref. */
  readonly owner: string;
  readonly namespace: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
}

/**
 * @returns `undefined` when clusters shall not become entities.
 * @throws InputError that names the key when a value cannot be used.
 */
export function readClustersConfig(config: Config): ClustersConfig | undefined {
  const section = config.getOptionalConfig(path);
  if (!section) return undefined;
  return {
    owner: ownerFrom(section.getString('owner')),
    namespace: section.getOptionalString('namespace') ?? 'default',
    schedule: section.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          section.getConfig('schedule'),
        )
      : {
          frequency: { minutes: 1 },
          timeout: { minutes: 1 },
          initialDelay: { seconds: 3 },
          // Each replica follows the clusters anyway; one that writes is enough.
          scope: 'global',
        },
  };
}

function ownerFrom(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind: 'group' }));
  } catch {
    throw new InputError(
      `${path}.owner must be an entity ref, for example group:default/team-platform, not '${text}'`,
    );
  }
}
