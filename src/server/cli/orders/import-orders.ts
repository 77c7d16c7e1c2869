import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import { Check, Errors } from "typebox/value";
import { OrderNumber, type PutOrder, PutOrder as PutOrderShape } from "../../../shared/contract/orders.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { saveOrder } from "../../modules/orders/index.ts";
import { orderOf, type Row, unknownColumns } from "./order-of.ts";

export type OrdersFault = { lines: number[]; number: string; problem: string };
export type OrdersReport = {
  orders: number;
  added: number;
  changed: number;
  unchanged: number;
  /** by line: what could not be brought in, and why; all else was */
  faults: OrdersFault[];
};

/**
 * Brings in orders from CSV, a line for each item; lines of one number are one order, wherever they stand. What cannot be
 * read is told by line and stops nothing else. The same file again changes nothing.
 * @throws Error for what is no such table
 */
export async function importOrders(ctx: Ctx, file: Readable, brandId: number | null): Promise<OrdersReport> {
  const report: OrdersReport = { orders: 0, added: 0, changed: 0, unchanged: 0, faults: [] };
  const byNumber = new Map<string, { lines: number[]; rows: Row[] }>();
  for await (const { record, info } of rowsOf(file)) {
    const number = (record.number ?? "").trim();
    if (number === "") {
      report.faults.push({ lines: [info.lines], number, problem: "number is missing" });
      continue;
    }
    const known = byNumber.get(number) ?? { lines: [], rows: [] };
    known.lines.push(info.lines);
    known.rows.push(record);
    byNumber.set(number, known);
  }
  for (const [number, { lines, rows }] of byNumber) {
    report.orders++;
    const read = orderOf(rows);
    const problem = typeof read === "string" ? read : faultIn(number, read);
    if (typeof read === "string" || problem !== null) {
      report.faults.push({ lines, number, problem: problem ?? "" });
      continue;
    }
    try {
      const order = brandId === null ? read : { ...read, brandId };
      const { was } = await saveOrder(ctx, { number, order });
      report[was === "new" ? "added" : was === "changed" ? "changed" : "unchanged"]++;
    } catch (error) {
      if (!isKnownError(error)) throw error;
      report.faults.push({ lines, number, problem: error.message });
    }
  }
  return report;
}

async function* rowsOf(file: Readable): AsyncGenerator<{ record: Row; info: { lines: number } }> {
  const columns = (names: string[]) => {
    const own = names.map((name) => name.trim().toLowerCase());
    const strange = unknownColumns(own);
    if (!own.includes("number")) throw new Error("The first line must name the columns; there is none called number.");
    if (strange.length > 0) throw new Error(`Columns that are not known: ${strange.join(", ")}`);
    return own;
  };
  const parser = file.pipe(parse({ bom: true, columns, info: true, skip_empty_lines: true, relax_column_count: true }));
  file.on("error", (error) => parser.destroy(error));
  for await (const row of parser) yield row;
}

/** What the API would refuse, in its words. */
function faultIn(number: string, order: PutOrder): string | null {
  if (!Check(OrderNumber, number)) return "number has blanks, or is too long";
  if (Check(PutOrderShape, order)) return null;
  const [first] = Errors(PutOrderShape, order);
  return first ? `${first.instancePath.slice(1).replaceAll("/", ".")} ${first.message}` : "cannot be read";
}
