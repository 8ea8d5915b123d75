import { ApiError, type StatusCause } from '../store/ApiError';
import { badRequest, invalid } from '../store/statusErrors';
import { forbiddenField, notSupported } from '../resources/fieldErrors';

/** `metav1.ListOptions`, checked. */
export interface ListOptions {
  readonly labelSelector: string;
  readonly fieldSelector: string;
  /** 0: no limit. */
  readonly limit: number;
  readonly continueToken: string | undefined;
  /** Undefined: the latest. 0: any. */
  readonly version: number | undefined;
  readonly match: 'Exact' | 'NotOlderThan' | undefined;
  readonly bookmarks: boolean;
  readonly sendInitialEvents: boolean | undefined;
  readonly timeoutSeconds: number | undefined;
}

/**
 * Reads and validates the query of a list or watch.
 *
 * @throws ApiError BadRequest, Invalid
 */
export function readListOptions(
  query: URLSearchParams,
  watch: boolean,
): ListOptions {
  const match = query.get('resourceVersionMatch') ?? '';
  const sendInitialEvents = readBoolean(query, 'sendInitialEvents');
  const causes = validate(query, match, sendInitialEvents, watch);
  if (causes.length > 0) {
    throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', causes);
  }
  return {
    labelSelector: query.get('labelSelector') ?? '',
    fieldSelector: query.get('fieldSelector') ?? '',
    limit: Math.max(0, readInteger(query, 'limit') ?? 0),
    continueToken: query.get('continue') || undefined,
    version: readVersion(query, watch),
    match: match === '' ? undefined : (match as 'Exact' | 'NotOlderThan'),
    bookmarks: readBoolean(query, 'allowWatchBookmarks') ?? false,
    sendInitialEvents,
    timeoutSeconds: readInteger(query, 'timeoutSeconds'),
  };
}

function validate(
  query: URLSearchParams,
  match: string,
  sendInitialEvents: boolean | undefined,
  watch: boolean,
): StatusCause[] {
  const field = 'resourceVersionMatch';
  const version = query.get('resourceVersion') ?? '';
  if (sendInitialEvents !== undefined) {
    if (!watch) {
      return [
        forbiddenField(
          'sendInitialEvents',
          'sendInitialEvents is forbidden for list',
        ),
      ];
    }
    return match === 'NotOlderThan'
      ? []
      : [
          forbiddenField(
            field,
            'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
          ),
        ];
  }
  if (match === '') return [];
  if (watch) {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      ),
    ];
  }
  if (version === '') {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden unless resourceVersion is provided',
      ),
    ];
  }
  if (query.get('continue')) {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch is forbidden when continue is provided',
      ),
    ];
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    return [notSupported(field, match, ['Exact', 'NotOlderThan', ''])];
  }
  if (match === 'Exact' && version === '0') {
    return [
      forbiddenField(
        field,
        'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
      ),
    ];
  }
  return [];
}

function readVersion(
  query: URLSearchParams,
  watch: boolean,
): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const why = `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`;
  // The watch cache lets this one through as an error without a reason.
  throw watch
    ? new ApiError({ code: 500, message: why })
    : badRequest(`invalid resource version: ${why}`);
}

/** @throws ApiError BadRequest for what is no integer */
export function readInteger(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
  }
  return Number(text);
}

function readBoolean(
  query: URLSearchParams,
  name: string,
): boolean | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  return text !== 'false' && text !== '0';
}
