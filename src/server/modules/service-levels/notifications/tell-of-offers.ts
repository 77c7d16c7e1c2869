import { on } from "../../../kernel/events/define-reaction.ts";
import { caseOffered, caseOfferSettled } from "../../cases/index.ts";
import { notify } from "./notify.ts";

/** Who is asked to take a case over hears of it, and who asked hears where it stays with its owner. */
export const offerReactions = [
  on(caseOffered, "service-levels.tell-of-offer", (ctx, { caseId, customerId, data }) =>
    notify(ctx, {
      kind: "case_offered",
      staffIds: [data.toId],
      caseId,
      customerId,
      data: { actorId: data.fromId },
    }),
  ),
  on(
    caseOfferSettled,
    "service-levels.tell-of-returned-offer",
    async (ctx, { caseId, customerId, data }) => {
      const concerned = [data.fromId, ...(data.ownerId === null ? [] : [data.ownerId])];
      await notify(ctx, {
        kind: "offer_returned",
        staffIds: concerned,
        caseId,
        customerId,
        data: { actorId: data.toId, ...(data.words !== null && { detail: data.words }) },
      });
    },
    { when: ({ data }) => data.how === "declined" || data.how === "expired" },
  ),
];
