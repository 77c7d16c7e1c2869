export type FieldProblem = { field: string; problem: string };

/**
 * An answer that is not a success, or none at all. `code` is the server's error code, or `network` when no answer came,
 * `timeout` when it took too long; the text is translated from `errors.<code>` by `errorText`.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly fields: readonly FieldProblem[];

  constructor(
    what: { code: string; status: number; message: string; params?: Record<string, unknown>; fields?: FieldProblem[] },
    cause?: unknown,
  ) {
    super(what.message, { cause });
    this.name = "ApiError";
    this.code = what.code;
    this.status = what.status;
    this.params = what.params ?? {};
    this.fields = what.fields ?? [];
  }
}

/** True for an `ApiError`, optionally of one code. */
export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
