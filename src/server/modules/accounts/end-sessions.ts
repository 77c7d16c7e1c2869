import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { meOf } from "./get-me.ts";
import { deleteSessions } from "./store/sessions.ts";
import { getManaged } from "./update-staff.ts";

/** Ends one of one's own sessions. @throws KnownError request.not_found, also when it is another's */
export async function endMySession(ctx: Ctx, sessionId: number): Promise<void> {
  const me = meOf(ctx);
  await ctx.tx(async (tx) => {
    const ended = await deleteSessions(tx, me, sessionId);
    if (ended === 0) throw notFound({ what: "session", id: sessionId });
    await audit(tx, { action: "accounts.session_ended", subject: { kind: "staff", id: me }, details: { sessionId } });
  });
}

/** Ends all sessions of somebody. @throws KnownError accounts.stronger_than_you, request.not_found */
export async function endSessionsOf(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await getManaged(tx, staffId);
    const ended = await deleteSessions(tx, staffId);
    await audit(tx, { action: "accounts.sessions_ended", subject: { kind: "staff", id: staffId }, details: { ended } });
  });
}
