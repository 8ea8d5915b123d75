import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';

/** What the audit log is told of an operation, whatever else its table says. @public */
export interface AuditedOperation {
  readonly name: string;
  readonly audit: {
    readonly eventId: string;
    readonly severity: AuditorServiceEventSeverityLevel;
  };
}

/** How an operation ended, for the audit log: more `meta`, or a failure that is an answer and not an exception. @public */
export interface AuditedResult<T> {
  readonly value: T;
  readonly meta?: JsonObject;
  readonly failure?: string;
}

/**
 * Runs an operation between its audit events. The first event is written before anything is done: when the auditor
 * fails, nothing happens.
 *
 * @public
 */
export async function audited<T>(
  options: {
    readonly auditor: AuditorService;
    readonly operation: AuditedOperation;
    readonly request: Parameters<AuditorService['createEvent']>[0]['request'];
    readonly meta: JsonObject;
  },
  run: () => Promise<AuditedResult<T>>,
): Promise<T> {
  const { auditor, operation, request } = options;
  const event = await auditor.createEvent({
    eventId: operation.audit.eventId,
    severityLevel: operation.audit.severity,
    request,
    meta: { actionType: operation.name, ...options.meta },
  });
  let result: AuditedResult<T>;
  try {
    result = await run();
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
  if (result.failure === undefined) {
    await event.success({ meta: result.meta });
  } else {
    await event.fail({ error: new Error(result.failure), meta: result.meta });
  }
  return result.value;
}
