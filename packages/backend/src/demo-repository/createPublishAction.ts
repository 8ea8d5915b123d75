import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { applyManifests } from './applyManifests';
import type { DemoRepositoryConfig } from './readConfig';

/**
 * An action with the name and the outputs of Backstage's own `publish:github`, so that the template of the demo is the
 * template anybody can use.
 */
export function createPublishAction(
  options: DemoRepositoryConfig & { readonly baseUrl: () => Promise<string> },
) {
  const { directory, clusters } = options;
  return createTemplateAction({
    id: 'publish:github',
    description:
      'The demo has no GitHub: keeps the repository in the data folder of the portal and applies its deploy/ to the demo clusters, as a GitOps controller would.',
    schema: {
      input: {
        repoUrl: z =>
          z.string().describe('github.com?owner=<owner>&repo=<name>'),
        description: z => z.string().optional(),
        defaultBranch: z => z.string().optional(),
      },
      output: {
        remoteUrl: z => z.string(),
        repoContentsUrl: z => z.string(),
      },
    },
    async handler(ctx) {
      const { owner, repository } = parseRepoUrl(ctx.input.repoUrl);
      const target = resolveSafeChildPath(directory, `${owner}/${repository}`);
      await cp(ctx.workspacePath, target, { recursive: true });

      const deploy = join(ctx.workspacePath, 'deploy');
      const names = (await readdir(deploy)).sort();
      const files = await Promise.all(
        names.map(name => readFile(join(deploy, name), 'utf8')),
      );
      for (const line of await applyManifests(files, clusters)) {
        ctx.logger.info(line);
      }
      const url = `${await options.baseUrl()}/${owner}/${repository}`;
      ctx.output('remoteUrl', `${url}/README.md`);
      ctx.output('repoContentsUrl', url);
    },
  });
}

function parseRepoUrl(repoUrl: string): {
  readonly owner: string;
  readonly repository: string;
} {
  const query = new URLSearchParams(repoUrl.split('?')[1]);
  const owner = query.get('owner') ?? '';
  const repository = query.get('repo') ?? '';
  for (const part of [owner, repository]) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part)) {
      throw new InputError(
        `'${repoUrl}' names no repository; it looks like github.com?owner=shop&repo=new-service`,
      );
    }
  }
  return { owner, repository };
}
