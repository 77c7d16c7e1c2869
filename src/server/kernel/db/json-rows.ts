/** Rows as one JSON parameter for `json_to_recordset`: the statement stays the same for any number of rows. */
export function jsonRows(rows: readonly object[]): string {
  return storableJson(rows);
}

/** A value as JSON in which text that PostgreSQL cannot hold (NUL, half of a surrogate pair) is mended. */
export function storableJson(value: object): string {
  const json = JSON.stringify(value);
  return UNSTORABLE.test(json) ? JSON.stringify(storableParts(JSON.parse(json))) : json;
}

/** A parsed JSON value with all its texts mended so that PostgreSQL can hold them. */
export function storableParts(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(storableParts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storableParts(part)]));
}

// A false alarm (an escaped backslash before "u0000") only costs the slower way.
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/** The text without what PostgreSQL cannot hold. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
