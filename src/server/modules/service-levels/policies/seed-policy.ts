import { sql } from "kysely";
import type { SaveSlaPolicy } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defaultLadder } from "../../promises/index.ts";
import { insertPolicy } from "./store.ts";

const SIX_HOURS = 360;

/** What every case is promised where no other policy says more: an answer within six hours of working time. */
const first: SaveSlaPolicy = {
  name: "默认 · Default",
  position: 1_000,
  active: true,
  spec: {
    match: {},
    targets: [
      { kind: "first_response", businessMinutes: SIX_HOURS },
      { kind: "next_response", businessMinutes: SIX_HOURS },
    ],
    calendarId: null,
    ladder: [...defaultLadder],
  },
};

/** Makes the default policy on a desk that never had one; nodes that start at once make one, and a deleted one stays so. */
export async function seedPolicy(ctx: Ctx): Promise<void> {
  if (await hadPolicies(ctx)) return;
  await ctx.tx(async (tx) => {
    await sql`lock table sla_policies in share row exclusive mode`.execute(tx.db);
    if (!(await hadPolicies(tx))) await insertPolicy(tx.db, first, { by: null, at: tx.now() });
  });
}

async function hadPolicies(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.selectFrom("slaPolicies").select("id").limit(1).execute()).length > 0;
}
