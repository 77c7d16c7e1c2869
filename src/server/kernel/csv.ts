import { pipeline, Readable } from "node:stream";
import { type ColumnOption, stringify } from "csv-stringify";

/**
 * Records as CSV: RFC 4180, UTF-8 with a byte order mark, which spreadsheets need for Chinese. Cells that a spreadsheet
 * would run as a formula are escaped: strangers wrote them. The records are asked for as the file is written, so that any
 * number fits into memory.
 *
 * Waits for the first record, so that a query that fails is an error and no broken file.
 */
export async function csvOf(
  columns: readonly (string | ColumnOption)[],
  records: AsyncIterable<object> | readonly object[],
): Promise<Readable> {
  const iterator = Readable.from(records)[Symbol.asyncIterator]();
  const first = await iterator.next();
  const all = async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  const options = { header: true, bom: true, escape_formulas: true, record_delimiter: "windows" } as const;
  const cast = { string: (text: string) => (isNumber(text) ? { value: text, escape_formulas: false } : text) };
  // What fails ends both streams; whoever reads hears of it from the last.
  return pipeline(Readable.from(all()), stringify({ ...options, cast, columns: [...columns] }), () => undefined);
}

/** An amount below zero begins as a formula does, and is none. */
function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
