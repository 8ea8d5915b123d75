/**
 * Somebody accepts a failing check on a cluster until a date. An expired waiver waives nothing.
 *
 * @public
 */
export interface Waiver {
  readonly id: string;
  readonly cluster: string;
  readonly check: string;
  readonly reason: string;
  /** Entity ref of the person. */
  readonly by: string;
  readonly createdAt: number;
  /** Milliseconds since the epoch; at most a year ahead. */
  readonly until: number;
}

/** Body of `POST /v1/waivers`. @public */
export interface WaiverRequest {
  readonly cluster: string;
  readonly check: string;
  /** At least 10 characters. */
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}
