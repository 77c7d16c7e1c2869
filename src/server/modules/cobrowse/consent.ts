import type { ShareOffer, SharePass } from "../../../shared/contract/cobrowse.ts";
import type { Locale } from "../../../shared/contract/common.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { getBrand } from "../brands/index.ts";
import { getCurrentCase } from "../cases/index.ts";
import { asCustomer, endLocked } from "./end-session.ts";
import { codeWrong } from "./errors.ts";
import { cobrowseStarted } from "./events.ts";
import { LIMIT_MS } from "./policy.ts";
import { agentOf } from "./present.ts";
import { hashOfCode, newKey } from "./secrets.ts";
import { invitationOf, type SessionRow, setConsent } from "./store/sessions.ts";

/** Who asks to look, for whoever has the digits; nothing of the case. @throws cobrowse.code_wrong */
export async function lookAtInvitation(
  ctx: Ctx,
  { code, locale }: { code: string; locale: Locale },
): Promise<ShareOffer> {
  const row = await invited(ctx, code, { lock: false });
  const system = ctx.as(systemActor("cobrowse"));
  const about = await getCurrentCase(system, row.caseId);
  const [agent, brand] = await Promise.all([agentOf(system, row), getBrand(system, about.brandId)]);
  return { agent: agent.name, brand: brand.names[locale] || brand.name, expiresAt: row.expiresAt.toISOString() };
}

/**
 * The customer agrees. The digits are used up by it, and the browser gets the key that it shows its pages by.
 * @throws cobrowse.code_wrong
 */
export async function consentToShare(ctx: Ctx, { code, host }: { code: string; host: string }): Promise<SharePass> {
  return ctx.tx(async (open) => {
    const row = await invited(open, code, { lock: true });
    const tx = await asCustomer(open, row);
    const { key, hash } = newKey(tx);
    const now = tx.now();
    // A browser behind a proxy says what it likes: it is shown as words, and only what a host looks like is kept.
    const site = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(host) ? host.toLowerCase() : "";
    await setConsent(tx.db, { id: row.id, keyHash: hash, host: site, now });
    const { caseId, agentId } = row;
    tx.emit(cobrowseStarted, { sessionId: row.id, agentId, host: site || null }, { caseId, customerId: tx.actor.id });
    await audit(tx, {
      action: "cobrowse.started",
      subject: { kind: "case", id: caseId },
      details: { sessionId: row.id, agentId, host: site },
    });
    const until = new Date(now.getTime() + LIMIT_MS).toISOString();
    return { id: row.id, key, agent: (await agentOf(tx, row)).name, since: now.toISOString(), until };
  });
}

/** The customer does not want it. @throws cobrowse.code_wrong */
export async function declineToShare(ctx: Ctx, code: string): Promise<void> {
  await ctx.tx(async (open) => {
    const row = await invited(open, code, { lock: true });
    await endLocked(await asCustomer(open, row), row, "declined");
  });
}

async function invited(ctx: Ctx, code: string, how: { lock: boolean }): Promise<SessionRow> {
  const row = await invitationOf(ctx.db, hashOfCode(ctx, code), ctx.now(), how);
  if (!row) throw codeWrong();
  return row;
}
