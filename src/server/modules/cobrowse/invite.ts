import type { CobrowseInvitation } from "../../../shared/contract/cobrowse.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../kernel/words.ts";
import { audit } from "../accounts/index.ts";
import { getBrand } from "../brands/index.ts";
import { type CaseFacts, getCurrentCase } from "../cases/index.ts";
import { CHAT } from "../chat/index.ts";
import { privateWay, replyTargets, sendMessage } from "../conversations/index.ts";
import { localeOf } from "../customers/index.ts";
import { endLocked } from "./end-session.ts";
import { cobrowseGoing, cobrowseOff } from "./errors.ts";
import { cobrowseInvited } from "./events.ts";
import { CODE_MS, dueEnd } from "./policy.ts";
import { agentOf, presentSession } from "./present.ts";
import { newCode } from "./secrets.ts";
import { readCobrowseSettings } from "./settings.ts";
import { insertSession, lockSession, newestOfCase, type SessionRow } from "./store/sessions.ts";

/**
 * Asks a customer to show their page: six digits that are good once and for ten minutes. Whoever chats finds them in the
 * chat; to others the agent says them. An invitation that nobody took is withdrawn by the next one.
 * @throws cases.not_found, cobrowse.off, cobrowse.going
 */
export async function inviteToShare(ctx: Ctx, caseId: number): Promise<CobrowseInvitation> {
  return ctx.tx(async (tx) => {
    const about = await getCurrentCase(tx, caseId);
    if (!(await readCobrowseSettings(tx)).enabled) throw cobrowseOff();
    await makeRoom(tx, about.id);
    const { row, code } = await writeDown(tx, about.id);
    const subject = { caseId: about.id, customerId: about.customerId };
    tx.emit(cobrowseInvited, { sessionId: row.id, agentId: row.agentId }, subject);
    await audit(tx, {
      action: "cobrowse.invited",
      subject: { kind: "case", id: about.id },
      details: { sessionId: row.id },
    });
    const url = `${tx.config.url.replace(/\/$/, "")}/share#${code}`;
    return { session: await presentSession(tx, row), code, url, sent: await sendInChat(tx, about, { row, code, url }) };
  });
}

/** At most one session of a case is open. */
async function makeRoom(tx: Ctx, caseId: number): Promise<void> {
  const newest = await newestOfCase(tx.db, caseId);
  const row = newest && !newest.endedAt ? await lockSession(tx.db, newest.id) : undefined;
  if (!row || row.endedAt) return;
  const over = dueEnd(row, tx.now());
  if (!over && row.consentedAt) throw cobrowseGoing({ agent: (await agentOf(tx, row)).name });
  await endLocked(tx, row, over ?? "withdrawn");
}

async function writeDown(tx: Ctx, caseId: number): Promise<{ row: SessionRow; code: string }> {
  const now = tx.now();
  const when = { now, expiresAt: new Date(now.getTime() + CODE_MS) };
  // Digits that another open invitation has are drawn again.
  for (let tries = 0; tries < 5; tries++) {
    const { code, hash } = newCode(tx);
    const row = await insertSession(tx.db, { caseId, agentId: tx.actor.id!, codeHash: hash, ...when });
    if (row) return { row, code };
  }
  throw cobrowseGoing({ agent: tx.actor.name });
}

/** Puts the invitation into the chat, where the case is answered in one and nobody else reads along. */
async function sendInChat(
  tx: Ctx,
  about: CaseFacts,
  { row, code, url }: { row: SessionRow; code: string; url: string },
): Promise<boolean> {
  const way = privateWay((await replyTargets(tx, [about.id])).get(about.id));
  if (way?.channel !== CHAT || !way.accountId || way.to.length === 0) return false;
  const brand = await getBrand(tx, about.brandId);
  const reader = (await localeOf(tx, [about.customerId])).get(about.customerId);
  const say = wordsOf(reader?.locale ?? localeFor(about.language) ?? brand.locale);
  const { name } = await agentOf(tx, row);
  await sendMessage(tx, {
    caseId: about.id,
    customerId: about.customerId,
    accountId: way.accountId,
    kind: "notice",
    recipients: { to: way.to, cc: [], bcc: [] },
    subject: null,
    text: say("cobrowse.invitation", { agent: name, code, url }),
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
  return true;
}
