import { on } from "../../kernel/events/define-reaction.ts";
import { messageReceived } from "../conversations/index.ts";
import { customersUnmerged } from "../customers/index.ts";
import { noteMentions } from "./note-mentions.ts";
import { insertDifferent } from "./store/different.ts";

export const reactions = [
  on(messageReceived, "identity.note-mentions", async (ctx, { data, caseId, customerId }) => {
    // What a machine or a third person wrote tells nothing of the customer.
    if (data.kind !== "message" || data.autoReply !== null || data.thirdPerson) return;
    if (caseId !== null && customerId !== null)
      await noteMentions(ctx, { messageId: data.messageId, caseId, customerId });
  }),
  // Whoever takes two records apart has said that they are two persons.
  on(customersUnmerged, "identity.note-different", (ctx, { data }) =>
    insertDifferent(ctx.db, { a: data.keptId, b: data.otherId, staffId: null }, ctx.now()),
  ),
];
