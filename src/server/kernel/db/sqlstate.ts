/** SQLSTATE codes by meaning (PostgreSQL appendix A). */
export const UNIQUE_VIOLATION = "23505";
export const SERIALIZATION_FAILURE = "40001";
export const DEADLOCK_DETECTED = "40P01";
export const LOCK_NOT_AVAILABLE = "55P03";

/** The SQLSTATE of a database error, or undefined for any other. */
export function sqlstate(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** True when running the same transaction again may succeed. */
export function isRetryable(error: unknown): boolean {
  const state = sqlstate(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED;
}

/** The name of the constraint that a write would have broken (unique, foreign key, check), or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  const name = sqlstate(error)?.startsWith("23") ? (error as { constraint?: unknown }).constraint : undefined;
  return typeof name === "string" ? name : undefined;
}
