/** A refusal of the API server, as its Status object says it. */
export interface Refusal {
  readonly code: number;
  readonly reason?: string;
  readonly message: string;
  readonly details?: {
    readonly kind?: string;
    readonly name?: string;
    readonly causes?: readonly { readonly field?: string }[];
  };
}

/**
 * What a call that must fail was refused with.
 *
 * @throws Error when the call succeeded, or failed without an answer of the API server
 */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    const { code, body } = error as { code?: unknown; body?: unknown };
    if (typeof code !== 'number') throw error;
    const status = typeof body === 'string' ? parse(body) : body;
    return { message: '', ...(status as object), code };
  }
  throw new Error(`Expected a refusal, got ${JSON.stringify(answer)}`);
}

function parse(body: string): object {
  try {
    return JSON.parse(body);
  } catch {
    return { message: body };
  }
}
