/** One reason in the details of a Status. */
export interface StatusCause {
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

/** `metav1.StatusDetails`. */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** `metav1.Status`, the body of every refusal. */
export interface Status {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: Record<string, unknown>;
  readonly status: 'Success' | 'Failure';
  readonly message?: string;
  readonly reason?: string;
  readonly details?: StatusDetails;
  readonly code?: number;
}

/**
 * A refusal of the API server.
 *
 * @public
 */
export class ApiError extends Error {
  /** HTTP status code. */
  readonly code: number;
  /** `metav1.StatusReason`, such as `NotFound`; absent where the API server names none. */
  readonly reason: string | undefined;
  readonly details: StatusDetails | undefined;
  /** List metadata of the Status: an expired page comes with a token to go on. */
  readonly metadata: Readonly<Record<string, unknown>>;

  constructor(options: {
    code: number;
    reason?: string;
    message: string;
    details?: StatusDetails;
    metadata?: Readonly<Record<string, unknown>>;
  }) {
    super(options.message);
    this.name = 'ApiError';
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
    this.metadata = options.metadata ?? {};
  }

  /** The Status object a client gets. */
  toStatus(): Status {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: { ...this.metadata },
      status: 'Failure',
      message: this.message,
      ...(this.reason === undefined ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}
