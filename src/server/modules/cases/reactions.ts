import { on } from "../../kernel/events/define-reaction.ts";
import { messageLost, messageWritten } from "../conversations/index.ts";
import { caseClosed, caseSolved } from "./events.ts";
import { noteAnswer } from "./note-answer.ts";
import { noteLostAnswer } from "./note-lost-answer.ts";
import { withdrawOfferOfDone } from "./offers/settle-offer.ts";
import { sendSolvedNotice } from "./send-solved-notice.ts";
import { findCases } from "./store/read.ts";

export const reactions = [
  on(caseSolved, "cases.withdraw-offer-of-solved", (ctx, { caseId }) => withdrawOfferOfDone(ctx, caseId!)),
  on(caseClosed, "cases.withdraw-offer-of-closed", (ctx, { caseId }) => withdrawOfferOfDone(ctx, caseId!)),
  on(messageWritten, "cases.note-answer", async (ctx, { caseId, data }) => {
    if (caseId === null || data.automatic || data.kind !== "reply") return;
    await noteAnswer(ctx, {
      caseId,
      messageId: data.messageId,
      at: new Date(data.at),
      authorId: data.authorId,
      becomes: data.thenCategory,
    });
  }),
  on(
    messageLost,
    "cases.note-lost-answer",
    async (ctx, { caseId, data }) => {
      const { messageId, authorId, thenCategory, reason, detail } = data;
      await noteLostAnswer(ctx, { caseId: caseId!, messageId, authorId, became: thenCategory, reason, detail });
    },
    { when: ({ caseId, data }) => caseId !== null && !data.automatic && data.kind === "reply" },
  ),
  on(caseSolved, "cases.tell-solved", async (ctx, { caseId, data }) => {
    const [row] = await findCases(ctx.db, [caseId!]);
    if (!row?.solvedAt) return;
    const solvedAt = row.solvedAt.toISOString();
    ctx.enqueue(sendSolvedNotice, { caseId: row.id, solvedAt, closesAt: data.closesAt });
  }),
];
