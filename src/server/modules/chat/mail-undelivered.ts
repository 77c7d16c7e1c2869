import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { channelOf } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { getCase } from "../cases/index.ts";
import {
  type AccountFacts,
  accountsFor,
  type ChatLine,
  filesOfMessages,
  getAccount,
  sendMessage,
  undeliveredInChat,
} from "../conversations/index.ts";
import { claimHandle } from "../customers/index.ts";
import { noteMailed, visitorById } from "./store/visitors.ts";
import { chatOfVisitor, known, type Visitor } from "./visitor.ts";

const MINUTE = 60_000;
/** An answer that no widget took within this time goes by mail. */
const PATIENCE = 2 * MINUTE;
/** Older answers are left: whoever leaves an address now does not mean last month's. */
const LOOK_BACK = 3 * 24 * 60 * MINUTE;

/** Has the answers of a visitor looked at when the time to take them is over, in the running transaction. */
export function mailLater(tx: Ctx, visitorId: number): void {
  const runAt = new Date(tx.now().getTime() + PATIENCE);
  tx.enqueue(
    mailUndeliveredJob,
    { visitorId },
    { runAt, key: `chat-mail:${visitorId}:${(runAt.getTime() / MINUTE) | 0}` },
  );
}

/**
 * Answers that nobody took: the visitor has gone. They go to the address that was left, each once, all of a case together,
 * and whoever answers that mail goes on with the case.
 */
export const mailUndeliveredJob = defineJob(
  "chat.mail-undelivered",
  { schema: Type.Object({ visitorId: Id }) },
  async (ctx, { visitorId }) => {
    const row = await visitorById(ctx.db, visitorId);
    if (!row?.email) return;
    const visitor = await known(ctx, row);
    const chat = await getAccount(ctx, row.accountId);
    if (!chat.active || chat.config.offlineMail !== true) return;
    const account = await mailAccountOf(ctx, chat);
    if (!account) return;
    const now = ctx.now().getTime();
    const waiting = await undeliveredInChat(ctx, await chatOfVisitor(ctx, visitor), new Date(now - LOOK_BACK));
    const due = waiting.filter((line) => line.at.getTime() <= now - PATIENCE);
    for (const lines of Map.groupBy(due, (line) => line.caseId).values()) {
      await ctx.tx((tx) => mailTo(tx, visitor, account, lines));
    }
  },
);

async function mailTo(tx: Ctx, visitor: Visitor, account: AccountFacts, lines: readonly ChatLine[]): Promise<void> {
  const fresh = await noteMailed(
    tx.db,
    lines.map(({ id }) => id),
    tx.now(),
  );
  const mailed = lines.filter(({ id }) => fresh.has(id));
  const [first] = mailed;
  if (!first) return;
  const { email, name, locale } = visitor.row;
  const about = await getCase(tx, first.caseId);
  const brand = await getBrand(tx, about.brandId);
  const say = wordsOf(locale);
  const params = { brand: brand.names[locale] ?? brand.name, number: about.id };
  const canonical = canonicalMailAddress(email!)!;
  // Nobody's yet: then it is theirs, as one that is typed into the form. Somebody's stays somebody's.
  await claimHandle(tx, first.customerId, { kind: "mail", address: canonical, display: email!, name });
  await sendMessage(tx, {
    caseId: about.id,
    customerId: first.customerId,
    accountId: account.id,
    kind: "notice",
    recipients: { to: [{ address: email!, name }], cc: [], bcc: [] },
    subject: say("chat.mail.subject", params),
    text: [
      say("chat.mail.intro", params),
      ...mailed.map(({ text }) => text).filter((text) => text !== ""),
      say("chat.mail.outro", params),
    ].join("\n\n"),
    attachments: await filesOfMessages(
      tx,
      mailed.map(({ id }) => id),
    ),
    language: locale,
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
}

/** The brand's account that can write to mail addresses. */
async function mailAccountOf(ctx: Ctx, { brandId }: AccountFacts): Promise<AccountFacts | undefined> {
  const accounts = await accountsFor(ctx, brandId);
  return accounts.find(({ channel, canSend }) => canSend && channelOf(channel).handleKind === "mail");
}
