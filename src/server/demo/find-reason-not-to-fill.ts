import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Ctx } from "../kernel/ctx.ts";
import { staffAdmin } from "../modules/accounts/index.ts";
import { accountHealth } from "../modules/conversations/index.ts";
import { emailOf, type StaffKey, staff } from "./people/staff.ts";

/** Why the demo must keep its hands off a desk, in words for whoever asked; null when it may fill it. */
export async function findReasonNotToFill(ctx: Ctx, pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query("select exists (select from customers) or exists (select from cases) as used");
  if (rows[0].used)
    return "This desk is not empty: it has customers. The demo fills only an empty desk; give it a data folder of its own: KEEPWORD_DATA=./demo-data ./keepword demo";
  if ((await accountHealth(ctx)).length > 0)
    return "This desk is not empty: it has mail accounts. The demo fills only an empty desk.";
  const theirs = new Set((Object.keys(staff) as StaffKey[]).map(emailOf));
  const taken = (await staffAdmin.list(ctx, undefined)).find(({ email }) => theirs.has(email));
  if (taken) return `This desk is not empty: ${taken.email} works here already.`;
  if (await isRunning(pool))
    return "A desk is running on this data. Stop it, fill it with ./keepword demo, and start it again.";
  return null;
}

/** Every process that has a desk open listens for its events: we do, and so does a running one. */
async function isRunning(pool: pg.Pool): Promise<boolean> {
  for (let look = 0; look < 40; look++) {
    const { rows } = await pool.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'keepword events'",
    );
    if (rows[0].n > 1) return true;
    if (rows[0].n === 1) return false;
    await pause(50);
  }
  return false;
}
