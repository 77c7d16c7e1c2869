import type { CallView, ListCalls } from "../../../../shared/contract/calls.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { listCallRows } from "../store/listing.ts";
import { staffIdOf } from "./call-for.ts";
import { presentCalls } from "./present-calls.ts";

/** Calls that the actor may see, newest first. */
export async function listCalls(ctx: Ctx, query: ListCalls): Promise<{ items: CallView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const rows = await listCallRows(ctx.db, ctx.actor, {
    caseId: query.caseId ?? null,
    customerId: query.customerId ?? null,
    // A key is nobody on the staff, and has no calls of its own.
    agentId: query.agent === "me" ? (staffIdOf(ctx) ?? 0) : (query.agent ?? null),
    outcome: query.outcome ?? null,
    live: query.live ?? false,
    before: query.cursor && /^\d{1,15}$/.test(query.cursor) ? Number(query.cursor) : null,
    limit,
  });
  return { items: await presentCalls(ctx, rows), next: rows.length === limit ? String(rows.at(-1)!.id) : null };
}
