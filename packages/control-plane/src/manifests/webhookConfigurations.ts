import { join } from 'node:path';
import type { Manifest } from './manifest';
import { readManifests } from './readManifests';

/** An entry of a webhook configuration; only the name matters here. */
interface Webhook {
  readonly name: string;
  readonly [field: string]: unknown;
}

/**
 * Merges the selectors of the patch file into the generated webhook configurations, by webhook name, and
 * prefixes the names as the managers expect to find them. A patch that matches nothing is an error: without
 * its selector a webhook would catch every object of the cluster.
 */
export function mergeWebhooks(options: {
  readonly configurations: readonly Manifest[];
  readonly patches: readonly Manifest[];
  readonly prefix: string;
}): Manifest[] {
  const { configurations, patches, prefix } = options;
  const used = new Set<Webhook>();
  const merged = configurations.map(configuration => {
    const extras = patches
      .filter(({ kind }) => kind === configuration.kind)
      .flatMap(webhooksOf);
    const webhooks = webhooksOf(configuration).map(webhook => {
      const extra = extras.find(({ name }) => name === webhook.name);
      if (extra) used.add(extra);
      return { ...webhook, ...extra };
    });
    return {
      ...configuration,
      metadata: { name: `${prefix}${configuration.metadata.name}` },
      webhooks,
    };
  });
  const unused = patches.flatMap(webhooksOf).filter(patch => !used.has(patch));
  if (unused.length > 0) {
    const names = unused.map(({ name }) => name).join(', ');
    throw new Error(`Webhook patches without a webhook: ${names}`);
  }
  return merged;
}

/** Reads and merges the two files of a manager's webhook folder. */
export async function readWebhookConfigurations(
  folder: string,
  prefix: string,
): Promise<Manifest[]> {
  const [configurations, patches] = await Promise.all([
    readManifests(join(folder, 'manifests.yaml')),
    readManifests(join(folder, 'patch_manifests.yaml')),
  ]);
  return mergeWebhooks({ configurations, patches, prefix });
}

function webhooksOf(configuration: Manifest): Webhook[] {
  return (configuration.webhooks ?? []) as Webhook[];
}
