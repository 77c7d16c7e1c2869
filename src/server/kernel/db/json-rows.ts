/**
 * Rows as one JSON parameter for `json_to_recordset`: the statement stays the same for any number of rows. Text that
 * PostgreSQL cannot hold (NUL, half of a surrogate pair) is mended, since mails bring both.
 */
export function jsonRows(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return UNSTORABLE.test(json) ? JSON.stringify(rows, mend) : json;
}

// A false alarm (an escaped backslash before "u0000") only costs the slower way.
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

function mend(_key: string, value: unknown): unknown {
  return typeof value === "string" ? storable(value) : value;
}

/** The text without what PostgreSQL cannot hold. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
