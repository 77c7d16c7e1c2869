import type { Readable } from "node:stream";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ListImprovements } from "../../../../shared/contract/improvements.ts";
import { sayLabel } from "../../../../shared/forms/index.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { listImprovements } from "./list-improvements.ts";

const columns = [
  "id",
  "title",
  "state",
  "owner",
  "dueAt",
  "promise",
  "settledAt",
  "causes",
  "products",
  "expected",
  "evidence",
];

/** All improvements of a filter as CSV for spreadsheets; that somebody took them out is in the audit log. */
export async function exportImprovements(ctx: Ctx, filter: ListImprovements, locale: Locale): Promise<Readable> {
  await audit(ctx, { action: "causes.improvements_exported", details: { ...filter } });
  return csvOf(columns, records(ctx, filter, locale));
}

async function* records(ctx: Ctx, filter: ListImprovements, locale: Locale) {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await listImprovements(ctx, { ...filter, limit: 200, ...(cursor !== undefined && { cursor }) });
    for (const item of page.items) {
      yield {
        ...item,
        owner: item.owner.name,
        dueAt: item.promise.dueAt ?? "",
        promise: item.promise.state,
        causes: item.causes.map(({ names }) => sayLabel(names, locale)).join("; "),
        products: item.products.join("; "),
      };
    }
    more = page.next !== null;
    cursor = page.next ?? undefined;
  }
}
