import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { WorkloadRef } from '@pilotage/fleet-common';
import { parseWorkloadRef } from '@pilotage/fleet-common';
import { z } from 'zod/v4';

/** A name that goes into a path or a selector of a cluster: nothing of it may mean anything else there. */
export const dnsName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a lower case DNS name');

// Unlike DNS names these may have capitals and colons: ARNs, contexts. They never go into a path. Half a surrogate pair
// cannot be percent-encoded, so it is kept out of everything that is.
export const clusterName = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must not contain control characters');

const printable = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

const entityRefPattern = /^(?!.*[\s\p{Cc}\p{Cs}])[^:/]+:[^:/]+\/[^:/]+$/su;

export const entityRef = z
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

/** One text per entity: topics, permissions and operations are found by it. */
function canonicalEntityRef(text: string): string | undefined {
  try {
    const ref = stringifyEntityRef(parseEntityRef(text));
    return entityRefPattern.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

const workload = z.strictObject({
  cluster: clusterName,
  group: z.union([z.literal(''), dnsName]),
  kind: z
    .string()
    .max(63)
    .regex(/^[A-Z][A-Za-z0-9]*$/, 'must be a kind such as CloneSet'),
  // Empty for kinds of cluster scope.
  namespace: z.union([z.literal(''), dnsName.max(63)]),
  name: dnsName,
});

const stepTarget = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('percent'),
    value: z.number().int().min(0).max(100),
  }),
  z.strictObject({
    type: z.literal('pods'),
    value: z.number().int().min(0).max(1_000_000),
  }),
]);

const image = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[\w][\w.\-/:@+]*$/, 'must be an image reference');

const labelName = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const labelKey = new RegExp(
  `^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${labelName}$`,
);
const labelValue = new RegExp(`^(${labelName})?$`);

/** Labels by key, as the API server allows them: keys may have a DNS prefix, values may be empty. */
const podLabels = z
  .record(
    z.string().max(317).regex(labelKey, 'must be a label key'),
    z.string().max(63).regex(labelValue, 'must be a label value'),
  )
  .refine(
    labels => Object.keys(labels).length <= 20,
    'must name at most 20 labels',
  );

const change = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('set-image'),
    images: z
      .record(dnsName.max(63), image)
      .refine(images => Object.keys(images).length > 0, 'must name a container')
      .refine(
        images => Object.keys(images).length <= 50,
        'must name at most 50 containers',
      ),
    firstStep: stepTarget,
    podLabels: podLabels
      .refine(labels => Object.keys(labels).length > 0, 'must name a label')
      .optional(),
  }),
  z.strictObject({ verb: z.literal('pause') }),
  z.strictObject({ verb: z.literal('resume') }),
  z.strictObject({ verb: z.literal('partition'), target: stepTarget }),
  z.strictObject({ verb: z.literal('promote-full') }),
  z.strictObject({
    verb: z.literal('rollback'),
    revision: dnsName,
    firstStep: stepTarget,
  }),
  z.strictObject({ verb: z.literal('pause-injection') }),
  z.strictObject({ verb: z.literal('resume-injection') }),
  z.strictObject({ verb: z.literal('select-pods'), podLabels }),
  z.strictObject({ verb: z.literal('max-unavailable'), target: stepTarget }),
]);

export const forecastSchema = z.strictObject({ entityRef, workload, change });

export const operationSchema = z.strictObject({
  entityRef,
  workload,
  change,
  uid: printable.max(64),
  resourceVersion: printable.max(64),
  generation: z.number().int().min(0).optional(),
  madeAt: z.number().int().min(0).optional(),
  idempotencyKey: printable.min(8).max(200),
});

/** Number of the last frame a page has seen. */
export const frameNumber = z.coerce
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER);

export const streamSchema = z.object({
  entity: entityRef,
  after: frameNumber.optional(),
});

export const readOperationSchema = z.object({ entity: entityRef });

export const operationIdSchema = z.object({ id: z.uuid() });

/** `stringifyWorkloadRef` of a workload. */
const workloadText = z
  .string()
  .max(1500)
  .transform((text, context): WorkloadRef => {
    const ref = workload.safeParse(parseWorkloadRef(text));
    if (ref.success) return ref.data;
    context.addIssue({
      code: 'custom',
      message: 'must be cluster/group/kind/namespace/name, percent-encoded',
    });
    return z.NEVER;
  });

export const readWorkloadSchema = z.object({
  entity: entityRef,
  workload: workloadText,
});

export const diagnosisSchema = z.object({
  entity: entityRef,
  workload: workloadText,
  pod: dnsName,
  container: dnsName.max(63),
});

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
