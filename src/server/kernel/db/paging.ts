import { invalidInput } from "../errors.ts";

/** What a place in a list is made of: the values of the columns the list is ordered by, in that order. */
type KeyPart = string | number | null;
type KindNames = { string: string; number: number; "string?": string | null; "number?": number | null };
type Key<K extends readonly (keyof KindNames)[]> = { [I in keyof K]: KindNames[K[I]] };

/** A place in a list as opaque text, for `next` and `?cursor=`. */
export function writeCursor(key: readonly KeyPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * Reads a place that `writeCursor` wrote: `readCursor(query.cursor, ["string", "number"])`. Anybody may write a cursor,
 * so its parts are checked. Times go in as text; mind that PostgreSQL keeps microseconds and a Date does not.
 *
 * @returns null when there is none, for the first page
 * @throws KnownError request.invalid when it is none of ours
 */
export function readCursor<const K extends readonly (keyof KindNames)[]>(
  cursor: string | undefined,
  kinds: K,
): Key<K> | null {
  if (cursor === undefined || cursor === "") return null;
  const parts = parse(cursor);
  const fits = Array.isArray(parts) && parts.length === kinds.length && kinds.every((kind, i) => isOf(kind, parts[i]));
  if (!fits) throw invalidInput({ field: "cursor", problem: "is not one that this list gave" });
  return parts as unknown as Key<K>;
}

/**
 * One page of a list: give it the rows of a query with `limit + 1`, of which the last tells whether there are more.
 * @param keyOf the values of the columns the list is ordered by
 */
export function pageOf<R>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly KeyPart[],
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function isOf(kind: keyof KindNames, value: unknown): boolean {
  if (kind.endsWith("?") && value === null) return true;
  return kind.startsWith("number") ? typeof value === "number" && Number.isFinite(value) : typeof value === "string";
}
