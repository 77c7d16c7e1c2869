import type { ModelCall, ModelCallDetail } from "../../../../shared/contract/models.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { audit } from "../../accounts/index.ts";
import { callUnknown } from "../errors.ts";
import { type CallRow, findCall, listCallRows } from "../store/calls.ts";

/** What was asked of the model, newest first, without what was sent. @throws request.invalid for a cursor that is none */
export async function listCalls(
  ctx: Ctx,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ModelCall[]; next: string | null }> {
  const place = readCursor(cursor, ["number"]);
  const rows = await listCallRows(ctx.db, place?.[0] ?? null, limit + 1);
  const { items, next } = pageOf(rows, limit, ({ id }) => [id]);
  return { items: items.map(present), next };
}

/** One call with what was sent; that somebody read it is written down. @throws models.call_unknown */
export async function showCall(ctx: Ctx, id: number): Promise<ModelCallDetail> {
  return ctx.tx(async (tx) => {
    const row = await findCall(tx.db, id);
    if (!row) throw callUnknown({ id });
    await audit(tx, { action: "models.call_read", subject: { kind: "model_call", id } });
    return { call: present(row), sent: row.sent };
  });
}

function present({ sent, at, ...row }: CallRow): ModelCall {
  return { ...row, at: at.toISOString(), kept: sent !== null };
}
