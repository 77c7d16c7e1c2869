import type { Ctx } from "../../kernel/ctx.ts";
import { actorOfStaff } from "./actor-of-staff.ts";
import { audit } from "./audit.ts";
import { staffOnline } from "./events.ts";
import { setLastSeen } from "./store/staff.ts";

/** Writes down that somebody signed in; with it they are at the desk. */
export async function noteSignedIn(ctx: Ctx, staffId: number, ip: string, how: string): Promise<void> {
  const actor = await actorOfStaff(ctx, staffId);
  await ctx.as({ ...actor, ip }).tx(async (tx) => {
    await setLastSeen(tx, staffId);
    await audit(tx, { action: "accounts.signed_in", subject: { kind: "staff", id: staffId }, details: { how } });
    tx.emit(staffOnline, { staffId });
  });
}
