import type { CaseCobrowse, CobrowseView } from "../../../shared/contract/cobrowse.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCurrentCase } from "../cases/index.ts";
import { sessionInSight } from "./end-session.ts";
import { cobrowseNotShared, cobrowseNotYours } from "./errors.ts";
import { cobrowseJudged } from "./events.ts";
import { presentSession } from "./present.ts";
import { readCobrowseSettings } from "./settings.ts";
import { findSession, newestOfCase, setSolved } from "./store/sessions.ts";

/**
 * Whoever looked says whether the matter was solved without a visit; the last word counts.
 * @throws cobrowse.not_found, cobrowse.not_yours, cobrowse.not_shared
 */
export async function judgeSession(ctx: Ctx, id: number, solved: boolean): Promise<CobrowseView> {
  await ctx.tx(async (tx) => {
    const row = await sessionInSight(tx, id);
    if (row.agentId !== tx.actor.id) throw cobrowseNotYours();
    if (!row.consentedAt) throw cobrowseNotShared();
    if (row.solved === solved) return;
    await setSolved(tx.db, id, solved, tx.now());
    const { caseId, agentId } = row;
    const { customerId } = await getCurrentCase(tx, caseId);
    tx.emit(cobrowseJudged, { sessionId: id, agentId, solved }, { caseId, customerId });
  });
  return presentSession(ctx, (await findSession(ctx.db, id))!);
}

/** What the case's page needs to offer it, and to go on with what goes on. @throws cases.not_found */
export async function cobrowseOfCase(ctx: Ctx, caseId: number): Promise<CaseCobrowse> {
  const about = await getCurrentCase(ctx, caseId);
  const [row, { enabled }] = await Promise.all([newestOfCase(ctx.db, about.id), readCobrowseSettings(ctx)]);
  return { enabled, session: row ? await presentSession(ctx, row) : null };
}
