import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';

// Unlike DNS names these may have capitals and colons: ARNs, contexts. They are compared and stored, and never go into a
// path of a cluster.
const clusterName = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must not contain control characters');

const checkId = z
  .string()
  .max(128)
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be the id of a check');

const entityRefPattern = /^(?!.*[\s\p{Cc}\p{Cs}])[^:/]+:[^:/]+\/[^:/]+$/su;

const entityRef = z
  .string()
  .max(500)
  .transform((text, context) => {
    const ref = canonicalEntityRef(text);
    if (ref !== undefined) return ref;
    context.addIssue({
      code: 'custom',
      message: 'must be an entity ref such as component:default/cart',
    });
    return z.NEVER;
  });

/** One text per entity: documents and permissions are found by it. */
function canonicalEntityRef(text: string): string | undefined {
  try {
    const ref = stringifyEntityRef(parseEntityRef(text));
    return entityRefPattern.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

const after = z.coerce
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .optional();

export const streamSchema = z.object({ after });

export const entityStreamSchema = z.object({ entity: entityRef, after });

export const clusterSchema = z.object({ cluster: clusterName });

export const inspectionSchema = z.object({
  cluster: clusterName,
  id: z.uuid(),
});

export const waiverIdSchema = z.object({ id: z.uuid() });

export const nodeSchema = z.object({
  cluster: clusterName,
  uid: z
    .string()
    .max(64)
    .regex(/^[\x21-\x7e]+$/, 'must be the uid of a node'),
});

export const waiverSchema = z.strictObject({
  cluster: clusterName,
  check: checkId,
  reason: z.string().trim().min(10).max(1000),
  until: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export const emptyBodySchema = z.union([
  z.undefined(),
  z.null(),
  z.strictObject({}),
]);

/** @throws InputError that names each field and what is wrong with it. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(issue =>
    issue.path.length > 0
      ? `${issue.path.join('.')}: ${issue.message}`
      : issue.message,
  );
  throw new InputError(problems.join('; '));
}
