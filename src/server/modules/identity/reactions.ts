import { on } from "../../kernel/events/define-reaction.ts";
import { caseMergedInto, caseUnmerged, mergedFamilyOf } from "../cases/index.ts";
import { messageReceived, pagesRead } from "../conversations/index.ts";
import { customersUnmerged } from "../customers/index.ts";
import { noteTypedCode } from "./codes/note-typed-code.ts";
import { noteMentions } from "./note-mentions.ts";
import { moveToCase } from "./store/codes.ts";
import { insertDifferent } from "./store/different.ts";
import { moveProofsBack } from "./store/proofs.ts";

export const reactions = [
  on(
    messageReceived,
    "identity.note-mentions",
    // One job for both: every message that comes in pays for it. The code first, while the record is still the one that wrote.
    async (ctx, { data, caseId, customerId }) => {
      const { messageId, conversationId } = data;
      await noteTypedCode(ctx, { messageId, conversationId, caseId: caseId!, customerId: customerId! });
      await noteMentions(ctx, messageId);
    },
    {
      // What a machine or a third person wrote tells nothing of the customer.
      when: ({ data, caseId, customerId }) =>
        data.kind === "message" &&
        data.autoReply === null &&
        !data.thirdPerson &&
        caseId !== null &&
        customerId !== null,
    },
  ),
  on(pagesRead, "identity.note-pages", (ctx, { data }) => noteMentions(ctx, data.messageId)),
  on(caseMergedInto, "identity.follow-case", (ctx, { data }) => moveToCase(ctx.db, data.fromCaseId, data.intoCaseId), {
    when: ({ caseId, data }) => caseId === data.fromCaseId,
  }),
  on(
    caseUnmerged,
    "identity.follow-case-back",
    async (ctx, { data }) =>
      moveProofsBack(ctx.db, {
        from: data.intoCaseId,
        to: data.fromCaseId,
        family: await mergedFamilyOf(ctx, data.fromCaseId),
        messageIds: data.messageIds,
      }),
    { when: ({ caseId, data }) => caseId === data.fromCaseId },
  ),
  // Whoever takes two records apart has said that they are two persons.
  on(customersUnmerged, "identity.note-different", (ctx, { data }) =>
    insertDifferent(ctx.db, { a: data.keptId, b: data.otherId, staffId: null }, ctx.now()),
  ),
];
