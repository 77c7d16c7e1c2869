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
  await seedForExecutives(ctx);
}

const TWO_HOURS = 120;

/** What is written to an executive is answered sooner, and what is late is told to that executive. */
const forExecutives: SaveSlaPolicy = {
  name: "总裁信箱 · Executives' mailbox",
  position: 0,
  active: true,
  spec: {
    match: { kinds: ["executive"] },
    targets: [
      { kind: "first_response", businessMinutes: TWO_HOURS },
      { kind: "next_response", businessMinutes: TWO_HOURS },
    ],
    calendarId: null,
    ladder: [
      { atFraction: 0.5, notify: "owner" },
      { atFraction: 0.75, notify: "team_lead" },
      { atFraction: 1, notify: "addressee" },
    ],
  },
};

async function seedForExecutives(ctx: Ctx): Promise<void> {
  if (await hadForExecutives(ctx)) return;
  await ctx.tx(async (tx) => {
    await sql`lock table sla_policies in share row exclusive mode`.execute(tx.db);
    if (!(await hadForExecutives(tx))) await insertPolicy(tx.db, forExecutives, { by: null, at: tx.now() });
  });
}

/** Also where it was deleted, or made to be for more than these. */
async function hadForExecutives(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sla_policy_versions where spec->'match'->'kinds' ? 'executive' limit 1
  `.execute(ctx.db);
  return rows.length > 0;
}

async function hadPolicies(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.selectFrom("slaPolicies").select("id").limit(1).execute()).length > 0;
}
