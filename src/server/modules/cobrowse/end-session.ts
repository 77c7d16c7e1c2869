import type { CobrowseView, EndedBy } from "../../../shared/contract/cobrowse.ts";
import { type Actor, type Ctx, systemActor } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { getCase, getCurrentCase } from "../cases/index.ts";
import { customerRefs } from "../customers/index.ts";
import { cobrowseNotFound, keyWrong } from "./errors.ts";
import { cobrowseEnded } from "./events.ts";
import { dueEnd } from "./policy.ts";
import { presentSession } from "./present.ts";
import { isKey } from "./secrets.ts";
import { findSession, lockSession, overdueSessions, type SessionRow, setEnd } from "./store/sessions.ts";

/** Ends a session, whoever asks; one that is over stays as it ended. The event is what both sides hear of it. */
export async function endSession(ctx: Ctx, id: number, by: EndedBy): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockSession(tx.db, id);
    if (row && !row.endedAt) await endLocked(tx, row, by);
  });
}

/** The same of a row that is locked. */
export async function endLocked(tx: Ctx, row: SessionRow, by: EndedBy): Promise<void> {
  const { id, caseId, agentId, consentedAt } = row;
  const now = tx.now();
  await setEnd(tx.db, id, by, now);
  const seconds = consentedAt ? Math.round((now.getTime() - consentedAt.getTime()) / 1_000) : null;
  const { customerId } = await getCase(tx.as(systemActor("cobrowse")), caseId);
  tx.emit(cobrowseEnded, { sessionId: id, agentId, endedBy: by, seconds }, { caseId, customerId });
  if (consentedAt) {
    await audit(tx, {
      action: "cobrowse.ended",
      subject: { kind: "case", id: caseId },
      details: { sessionId: id, endedBy: by, seconds, agentId },
    });
  }
}

/** The agent ends it, or takes the invitation back. @throws cobrowse.not_found also for a case that is not theirs to see */
export async function endAsStaff(ctx: Ctx, id: number): Promise<CobrowseView> {
  const row = await sessionInSight(ctx, id);
  await endSession(ctx, id, row.consentedAt ? "agent" : "withdrawn");
  return presentSession(ctx, (await findSession(ctx.db, id))!);
}

/** The customer ends it, by the key of the browser that is shown. @throws cobrowse.key_wrong */
export async function endAsCustomer(ctx: Ctx, id: number, key: string | null): Promise<void> {
  const row = await findSession(ctx.db, id);
  if (!row || !isKey(ctx, key, row.keyHash)) throw keyWrong();
  await endSession(await asCustomer(ctx, row), id, "customer");
}

/** Somebody who shows their page, as what they do is written down. */
export async function asCustomer(ctx: Ctx, { caseId }: SessionRow): Promise<Ctx> {
  const system = ctx.as(systemActor("cobrowse"));
  const { customerId } = await getCurrentCase(system, caseId);
  const name = (await customerRefs(system, [customerId])).get(customerId)?.name ?? "";
  const actor: Actor = { kind: "customer", id: customerId, name, permissions: new Set(), teamIds: [] };
  return ctx.as({ ...actor, ...(ctx.actor.ip && { ip: ctx.actor.ip }) });
}

/** A session whose case the actor may see. @throws cobrowse.not_found */
export async function sessionInSight(ctx: Ctx, id: number): Promise<SessionRow> {
  const row = await findSession(ctx.db, id);
  if (!row) throw cobrowseNotFound({ id });
  await getCurrentCase(ctx, row.caseId).catch(() => {
    throw cobrowseNotFound({ id });
  });
  return row;
}

/** Ends what nobody took, where a side fell silent, and what went on for too long. */
export async function endOverdue(ctx: Ctx): Promise<void> {
  for (const id of await overdueSessions(ctx.db, ctx.now())) {
    await ctx.tx(async (tx) => {
      const row = await lockSession(tx.db, id);
      const by = row && dueEnd(row, tx.now());
      if (row && by) await endLocked(tx, row, by);
    });
  }
}
