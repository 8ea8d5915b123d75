import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** A JSON schema of a form, as far as this project's template uses it. */
export interface FormSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly dependencies?: Readonly<
    Record<string, { readonly oneOf: readonly FormSchema[] }>
  >;
}

export interface FieldSchema {
  readonly type?: 'string' | 'integer' | 'array';
  readonly enum?: readonly string[];
  readonly items?: { readonly enum: readonly string[] };
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A scaffolder template as it is written. */
export interface TemplateFile {
  readonly spec: {
    readonly parameters: readonly FormSchema[];
    readonly steps: readonly { readonly id: string }[];
  };
}

/** Folder of the template "New service". */
export const templateFolder = join(
  dirname(
    require.resolve(
      '@pilotage/plugin-scaffolder-backend-module-rollout/package.json',
    ),
  ),
  'templates/new-service',
);

export function readTemplate(): TemplateFile {
  return parse(readFileSync(join(templateFolder, 'template.yaml'), 'utf8'));
}
