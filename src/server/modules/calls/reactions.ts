import { on } from "../../kernel/events/define-reaction.ts";
import { staffOnline } from "../accounts/index.ts";
import { caseClosed, caseMergedInto, caseSplit, caseUnmerged } from "../cases/index.ts";
import { customersMerged, customersUnmerged } from "../customers/index.ts";
import { bookingReactions } from "./callbacks/follow-promise.ts";
import { keepByAnswer, keepByAttempts } from "./callbacks/keep-callback.ts";
import { waiveCallbacks } from "./callbacks/waive-callbacks.ts";
import { callAnswered, callEnded } from "./events.ts";
import { followMessages } from "./follow-messages.ts";
import { enqueueAcknowledge, enqueueOfferTo } from "./jobs-of-calls.ts";
import { forgetSignals } from "./store/browser-calls.ts";

export const reactions = [
  ...bookingReactions,
  on(
    caseClosed,
    "calls.waive-closed",
    async (ctx, { caseId }) => {
      await waiveCallbacks(ctx, { caseId: caseId!, reason: "customer_closed" });
    },
    { when: ({ data }) => data.by === "customer" },
  ),
  on(
    callAnswered,
    "calls.keep-callback",
    (ctx, { id, caseId, at, data }) => keepByAnswer(ctx, { callId: data.callId, caseId: caseId!, eventId: id, at }),
    { when: ({ caseId, data }) => caseId !== null && data.direction === "out" },
  ),
  on(
    callEnded,
    "calls.count-attempt",
    (ctx, { id, caseId, at, data }) => keepByAttempts(ctx, { callId: data.callId, caseId: caseId!, eventId: id, at }),
    { when: ({ caseId, data }) => caseId !== null && data.direction === "out" && data.outcome !== "answered" },
  ),
  on(callEnded, "calls.acknowledge-missed", async (ctx, { data }) => enqueueAcknowledge(ctx, data.callId), {
    when: ({ data }) => data.direction === "in" && data.outcome !== "answered",
  }),
  on(callEnded, "calls.forget-signals", (ctx, { data }) => forgetSignals(ctx.db, data.callId)),
  on(staffOnline, "calls.ring-for-waiting", async (ctx, { data }) => {
    enqueueOfferTo(ctx, data.staffId);
  }),
  on(caseMergedInto, "calls.follow-merge", (ctx, { data }) =>
    followMessages(ctx, { caseIds: [data.fromCaseId, data.intoCaseId] }),
  ),
  on(caseUnmerged, "calls.follow-unmerge", (ctx, { data }) =>
    followMessages(ctx, { caseIds: [data.fromCaseId, data.intoCaseId] }),
  ),
  on(caseSplit, "calls.follow-split", (ctx, { data }) =>
    followMessages(ctx, { caseIds: [data.fromCaseId, data.intoCaseId] }),
  ),
  on(customersMerged, "calls.follow-person", (ctx, { data }) =>
    followMessages(ctx, { customerIds: [data.keptId, data.otherId] }),
  ),
  on(customersUnmerged, "calls.follow-person-back", (ctx, { data }) =>
    followMessages(ctx, { customerIds: [data.keptId, data.otherId] }),
  ),
];
