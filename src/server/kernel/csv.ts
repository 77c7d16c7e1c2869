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
  records: AsyncIterable<object>,
): Promise<Readable> {
  const iterator = records[Symbol.asyncIterator]();
  const first = await iterator.next();
  const all = async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  const options = { header: true, bom: true, escape_formulas: true, record_delimiter: "windows" } as const;
  // What fails ends both streams; whoever reads hears of it from the last.
  return pipeline(Readable.from(all()), stringify({ ...options, columns: [...columns] }), () => undefined);
}
