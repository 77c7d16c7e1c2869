import type { Ctx } from "../../kernel/ctx.ts";
import { staffOnline } from "./events.ts";
import { writeEngaged } from "./store/staff.ts";

/** Says that somebody is on the telephone, or wraps up: routing gives them nothing until they are not. */
export async function setEngaged(tx: Ctx, staffId: number, engaged: "on-call" | "wrap-up" | null): Promise<void> {
  const was = await writeEngaged(tx, staffId, engaged);
  // Who was away from routing for a call is back for it.
  if (was !== null && engaged === null) tx.emit(staffOnline, { staffId });
}
