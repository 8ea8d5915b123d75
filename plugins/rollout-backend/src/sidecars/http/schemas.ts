import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import { z } from 'zod/v4';
import {
  clusterName,
  dnsName,
  entityRef,
  frameNumber,
} from '../../http/schemas';

/** What people type; it is compared and never sent anywhere. */
const words = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must not contain control characters');

export const fleetQuerySchema = z.strictObject({
  sidecar: dnsName.max(63).optional(),
  environment: words.optional(),
  cluster: clusterName.optional(),
  team: entityRef.optional(),
  state: z.enum(sidecarPodStates).optional(),
  text: words.optional(),
});

export const fleetStreamSchema = fleetQuerySchema.extend({
  after: frameNumber.optional(),
});
