import type { Readable } from "node:stream";
import type { Static } from "typebox";
import type { ListTellings } from "../../../shared/contract/alarms.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { listTellings } from "./list-tellings.ts";

const columns = ["id", "at", "way", "to", "rung", "case", "state", "settledAt", "late", "repeat", "detail", "attempts"];
type Filter = Pick<Static<typeof ListTellings>, "state">;

/** What was told outside of the desk, as CSV, page by page; that somebody took it out is in the audit log. */
export async function exportTellings(ctx: Ctx, filter: Filter): Promise<Readable> {
  await audit(ctx, { action: "alarms.log_exported", details: filter });
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: Filter) {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await listTellings(ctx, { ...filter, limit: 200, ...(cursor !== undefined && { cursor }) });
    for (const { caseId, attempts, ...telling } of page.items) {
      const tries = attempts.map(({ at, outcome, detail }) => [at, outcome, detail].filter(Boolean).join(" "));
      yield { ...telling, case: caseId, attempts: tries.join("; ") };
    }
    more = page.next !== null;
    cursor = page.next ?? undefined;
  }
}
