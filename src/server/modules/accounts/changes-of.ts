import { isDeepStrictEqual } from "node:util";

export type Changes = Record<string, { before: unknown; after: unknown }>;

/** What differs between two states of a thing, by field, for the audit log: only fields that `after` has count. */
export function changesOf(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const [field, value] of Object.entries(after)) {
    if (value === undefined || isDeepStrictEqual(before[field], value)) continue;
    changes[field] = { before: before[field] ?? null, after: value };
  }
  return changes;
}
