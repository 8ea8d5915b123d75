import type { StatusCause } from '../store/ApiError';

/** `field.Invalid`: the value is shown as JSON, as the API server does. */
export function invalidValue(
  field: string,
  value: unknown,
  why: string,
): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value) ?? 'null'}: ${why}`,
    field,
  };
}

/** `field.Required`. */
export function required(field: string, why = ''): StatusCause {
  return {
    reason: 'FieldValueRequired',
    message: why ? `Required value: ${why}` : 'Required value',
    field,
  };
}

/** `field.Forbidden`. */
export function forbiddenField(field: string, why: string): StatusCause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field };
}

/** `field.NotSupported`. */
export function notSupported(
  field: string,
  value: unknown,
  supported: readonly string[],
): StatusCause {
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(
      value,
    )}: supported values: ${supported.map(text => `"${text}"`).join(', ')}`,
    field,
  };
}
