import type { StoredObject } from '../../store/types';
import { asList, mapShared, withDefaults } from '../json';

/** What the API server fills in for every webhook of a configuration. The simulator calls none of them. */
export function defaultWebhooks(object: StoredObject): StoredObject {
  const webhooks = asList(object.webhooks);
  const complete = mapShared(webhooks, webhook =>
    withDefaults(webhook, {
      failurePolicy: 'Fail',
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector: {},
      timeoutSeconds: 10,
    }),
  );
  return complete === webhooks ? object : { ...object, webhooks: complete };
}
