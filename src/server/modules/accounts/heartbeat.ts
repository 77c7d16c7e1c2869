import type { Ctx } from "../../kernel/ctx.ts";
import { staffOnline } from "./events.ts";
import { meOf } from "./get-me.ts";
import { PRESENCE_SECONDS } from "./store/online.ts";
import { touchSession } from "./store/sessions.ts";
import { touchLastSeen } from "./store/staff.ts";

const NOTE_EVERY_SECONDS = 30;

/** Says that a person is at the desk. Written at most every 30 s; coming back after two minutes is news for routing. */
export async function heartbeat(ctx: Ctx, sessionId: number | null): Promise<void> {
  const staffId = meOf(ctx);
  await ctx.tx(async (tx) => {
    const seen = await touchLastSeen(tx, staffId, NOTE_EVERY_SECONDS);
    if (!seen) return;
    if (sessionId !== null) await touchSession(tx, sessionId);
    const away = seen.before === null || tx.now().getTime() - seen.before.getTime() > PRESENCE_SECONDS * 1_000;
    if (away) tx.emit(staffOnline, { staffId });
  });
}
