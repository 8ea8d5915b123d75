/** Who asks, as authentication found out. */
export interface UserInfo {
  readonly username: string;
  readonly uid?: string;
  readonly groups: readonly string[];
}

/** One request, however it came in. */
export interface ApiRequest {
  readonly method: string;
  /** Encoded path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly user: UserInfo;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

/** One answer, however it goes out. */
export interface ApiResponse {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream ends when its producer does, or is returned from when the client is gone. */
  readonly body: string | AsyncIterable<string>;
}

/** An answer holding one object. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): ApiResponse {
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify(body),
    ...(headers ? { headers } : {}),
  };
}

export function textResponse(status: number, body: string): ApiResponse {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}
