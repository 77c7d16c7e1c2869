import { isRetryable, sqlstate, UNIQUE_VIOLATION } from "../../kernel/db/sqlstate.ts";
import { LostRace } from "../customers/index.ts";
import { CaseMoved } from "./receive-batch.ts";

/**
 * True when a transaction only lost against somebody else: a deadlock, a person met or a message stored by another node
 * meanwhile, a case that was merged away. Begun anew it finds what the other did.
 */
export function isOutrun(error: unknown): boolean {
  return (
    error instanceof LostRace ||
    error instanceof CaseMoved ||
    isRetryable(error) ||
    sqlstate(error) === UNIQUE_VIOLATION
  );
}
