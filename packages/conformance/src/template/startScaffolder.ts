import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import type { Answers } from './formCombinations';
import { readTemplate, templateFolder } from './readTemplate';

/** Renders the template "New service" with Backstage's own scaffolder. */
export interface Scaffolder {
  /** @returns the files by path. @throws Error when the form refuses the answers. */
  render(answers: Answers): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
}

/** The scaffolder as in production. Steps that publish are left out: they belong to a Git host. */
export async function startScaffolder(): Promise<Scaffolder> {
  const { default: scaffolderPlugin } = await import(
    '@backstage/plugin-scaffolder-backend'
  );
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  });
  const file = readTemplate();
  const template = {
    ...file,
    spec: {
      ...file.spec,
      steps: file.spec.steps.filter(({ id }) => id === 'fetch'),
      output: {},
    },
  };
  const directoryContents = filesBelow(templateFolder).map(path => ({
    path,
    base64Content: readFileSync(join(templateFolder, path), 'base64'),
  }));
  return {
    async render(answers) {
      const { status, text, body } = await request(backend.server)
        .post('/api/scaffolder/v2/dry-run')
        .set({ Authorization: mockCredentials.user.header('user:default/ada') })
        .send({ template, values: answers, directoryContents });
      if (status !== 200) {
        throw new Error(`The dry run answered ${status}: ${text}`);
      }
      const files = body.directoryContents as {
        path: string;
        base64Content: string;
      }[];
      return Object.fromEntries(
        files.map(({ path, base64Content }) => [
          path,
          Buffer.from(base64Content, 'base64').toString('utf8'),
        ]),
      );
    },
    stop: () => backend.stop(),
  };
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(prefix, entry.name);
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    },
  );
}
