import { ApiError, type StatusCause } from '../../store/ApiError';

/** How the API server passes on what a webhook says no with. */
export function denied(webhook: string, code: number, why: string): ApiError {
  return new ApiError({
    code,
    message: `admission webhook "${webhook}" denied the request: ${why}`,
  });
}

/**
 * Several reasons as one text, equal ones once.
 *
 * @throws ApiError unless there are none
 */
export function denyFor(
  webhook: string,
  code: number,
  causes: readonly StatusCause[],
): void {
  if (causes.length === 0) return;
  const lines = [
    ...new Set(causes.map(({ field, message }) => `${field}: ${message}`)),
  ];
  throw denied(
    webhook,
    code,
    lines.length === 1 ? lines[0]! : `[${lines.join(', ')}]`,
  );
}
