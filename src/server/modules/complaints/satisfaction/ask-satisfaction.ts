import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import { channelOf, isLive, takesLetters } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { letterWithButtons } from "../../../kernel/letter-with-buttons.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { type CaseFacts, getCases } from "../../cases/index.ts";
import { noticeWay, replyTargets } from "../../conversations/index.ts";
import { satisfactionAsked } from "../events.ts";
import { readerOf } from "../reader-of.ts";
import { sendToCustomer } from "../send-to-customer.ts";
import { notAtNight } from "./not-at-night.ts";
import { findSatisfaction, insertAsked, setAskedBy } from "./store.ts";
import { ratingUrl } from "./token.ts";

/**
 * Asks the customer of a closed case how they found it, once ever, where somebody of ours answered them. Who closed it by
 * their own click is asked on that page; others get a message.
 */
export async function askSatisfaction(ctx: Ctx, { caseId, by }: { caseId: number; by: string }): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = (await getCases(tx, [caseId])).get(caseId);
    if (!row || row.mergedInto !== null) return;
    const { channel, customerId, firstAnsweredAt } = row;
    // Whom nobody answered, as of a case that a machine opened, has nothing to say of it; their own word is welcome.
    if (firstAnsweredAt === null && by !== "customer") return;
    if (!(await insertAsked(tx.db, { caseId, at: tx.now(), channel }))) return;
    tx.emit(satisfactionAsked, { channel }, { caseId, customerId });
    if (by === "customer") return;
    // A letter or a chat waits until somebody looks; what makes a telephone ring waits for the morning.
    const rings = !takesLetters(channel) && !isLive(channel);
    const runAt = rings ? notAtNight(tx.now(), (await readerOf(tx, row)).timeZone) : tx.now();
    tx.enqueue(sendQuestion, { caseId }, { runAt });
  });
}

/** Sends the question. Where there is no way to the customer their page asks alone. */
export const sendQuestion = defineJob(
  "complaints.ask-satisfaction",
  { schema: Type.Object({ caseId: Id }) },
  async (ctx, { caseId }) => {
    await ctx.tx(async (tx) => {
      const row = (await getCases(tx, [caseId])).get(caseId);
      const asked = await findSatisfaction(tx.db, caseId, true);
      // Who opened it again meanwhile has other things to say.
      if (row?.category !== "closed" || !asked || asked.messageId !== null || asked.rating !== null) return;
      const messageId = await send(tx, row);
      if (messageId !== null) await setAskedBy(tx.db, caseId, messageId);
    });
  },
);

async function send(tx: Ctx, row: CaseFacts): Promise<number | null> {
  const { locale } = await readerOf(tx, row);
  const say = wordsOf(locale);
  const url = ratingUrl(tx, row.id);
  const way = noticeWay((await replyTargets(tx, [row.id])).get(row.id));
  if (!way?.accountId) return null;
  const { html, live } = channelOf(way.channel).capabilities;
  const lead = say("complaints.rating.ask", { id: row.id, subject: row.subject });
  const choices = [5, 4, 3, 2, 1].map((rating) => ({
    text: say(`complaints.rating.words.${rating}`),
    url: `${url}?s=${rating}&lang=${locale}`,
  }));
  const text = html
    ? [lead, choices.map((choice) => `${choice.text}: ${choice.url}`).join("\n")].join("\n\n")
    : say(live ? "complaints.rating.askLive" : "complaints.rating.askShort", { id: row.id, url });
  try {
    return await sendToCustomer(tx, row, {
      way,
      text,
      html: html ? letterWithButtons(lead, choices) : null,
      kind: "notice",
      locale,
    });
  } catch (error) {
    if (isKnownError(error)) return null;
    throw error;
  }
}
