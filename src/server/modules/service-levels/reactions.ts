import type { Ctx } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import {
  caseAssigned,
  caseMergedInto,
  caseOpened,
  caseStatusChanged,
  caseUnansweredAgain,
  caseUnmerged,
  caseUpdated,
  getCases,
  machineHolderOf,
} from "../cases/index.ts";
import { messageBounced, messageFailed, messageLost, messageReceived, messageWritten } from "../conversations/index.ts";
import {
  disputeDismissed,
  disputeUpheld,
  promiseDisputed,
  promiseMoved,
  promiseRang,
  reassignPromises,
} from "../promises/index.ts";
import { followStatus } from "./answers/follow-status.ts";
import { keepAnswer } from "./answers/keep-answer.ts";
import { isAnswer } from "./answers/policy.ts";
import { promiseAgain } from "./answers/promise-again.ts";
import { promiseApart } from "./answers/promise-apart.ts";
import { promiseForOpened } from "./answers/promise-for-opened.ts";
import { promiseSooner } from "./answers/promise-sooner.ts";
import { keepDecisionOf } from "./disputes/kinds.ts";
import { takeDispute } from "./disputes/take-dispute.ts";
import { notify } from "./notifications/notify.ts";
import { offerReactions } from "./notifications/tell-of-offers.ts";
import { tellOfRing } from "./notifications/tell-of-ring.ts";
import { tellOfMove } from "./promises/tell-of-move.ts";

export const reactions = [
  ...offerReactions,
  on(
    messageWritten,
    "service-levels.keep-answer",
    (ctx, { id, caseId }) => keepAnswer(ctx, { eventId: id, caseId: caseId! }),
    { when: (event) => event.caseId !== null && isAnswer(event.data) },
  ),
  on(caseUnansweredAgain, "service-levels.promise-again", (ctx, { caseId, data }) => {
    const { messageId, since, reason, detail } = data;
    return promiseAgain(ctx, { caseId: caseId!, messageId, since: new Date(since), reason, detail });
  }),
  on(
    caseStatusChanged,
    "service-levels.follow-status",
    (ctx, { id, at, caseId, data }) => followStatus(ctx, { eventId: id, at, caseId: caseId!, to: data.to }),
    { when: ({ data }) => data.from !== data.to },
  ),
  on(caseUpdated, "service-levels.promise-sooner", (ctx, { caseId }) => promiseSooner(ctx, caseId!, "case_changed"), {
    when: ({ data }) => ["priority", "partnerId", "brandId", "kind"].some((field) => field in data.changes),
  }),
  on(caseOpened, "service-levels.promise-for-opened", (ctx, { caseId }) => promiseForOpened(ctx, caseId!), {
    // What a message opened was promised an answer in the message's own transaction.
    when: ({ actorKind, data }) => actorKind === "staff" || actorKind === "api_key" || data.splitFrom !== undefined,
  }),
  on(caseMergedInto, "service-levels.follow-merge", async (ctx, { data }) => {
    const row = (await getCases(ctx, [data.intoCaseId])).get(data.intoCaseId);
    if (row) await reassignPromises(ctx, { caseIds: [row.id], ownerId: row.ownerId, teamId: row.teamId });
  }),
  on(caseUnmerged, "service-levels.follow-unmerge", (ctx, { id, at, caseId }) =>
    promiseApart(ctx, { eventId: id, at, caseId: caseId! }),
  ),
  on(promiseDisputed, "service-levels.take-dispute", takeDispute),
  on(disputeUpheld, "service-levels.keep-upheld", keepDecisionOf),
  on(disputeDismissed, "service-levels.keep-dismissed", keepDecisionOf),
  on(promiseRang, "service-levels.tell-of-ring", tellOfRing),
  on(promiseMoved, "service-levels.tell-of-move", tellOfMove, { when: ({ caseId }) => caseId !== null }),
  on(
    caseAssigned,
    "service-levels.tell-new-owner",
    async (ctx, event) => {
      const actorId = event.actorKind === "staff" ? event.actorId : null;
      await notify(ctx, {
        kind: "case_assigned",
        staffIds: [event.data.ownerId!],
        ...subjectOf(event),
        ...(actorId !== null && { data: { actorId } }),
      });
    },
    // Who took it knows.
    {
      when: ({ actorKind, actorId, data }) =>
        data.ownerId !== null &&
        data.reason !== "robot" &&
        data.ownerId !== data.fromOwnerId &&
        !(actorKind === "staff" && actorId === data.ownerId),
    },
  ),
  on(
    messageReceived,
    "service-levels.tell-of-message",
    async (ctx, event) => {
      if (await robotTalksIn(ctx, event)) return;
      const owner = await ownerOf(ctx, event);
      const data = { messageId: event.data.messageId };
      await notify(ctx, { kind: "customer_replied", staffIds: owner, ...subjectOf(event), data });
    },
    { when: ({ data }) => data.kind === "message" && data.autoReply === null && !data.isNewCase },
  ),
  on(messageFailed, "service-levels.tell-of-failure", (ctx, event) => tellOfFailure(ctx, event, event.data.error), {
    when: ({ data }) => data.final,
  }),
  on(messageBounced, "service-levels.tell-of-bounce", (ctx, event) =>
    tellOfFailure(ctx, event, [event.data.recipients.join(", "), event.data.detail].filter(Boolean).join(": ")),
  ),
  on(messageLost, "service-levels.tell-of-cancelled", (ctx, event) => tellOfFailure(ctx, event), {
    when: ({ data }) => data.reason === "cancelled",
  }),
];

/** Whoever owns the case, and whoever wrote what did not arrive; not who saw to it that it does not. */
async function tellOfFailure(
  ctx: Ctx,
  event: EventRow<{ messageId: number; authorId: number | null }>,
  detail?: string,
): Promise<void> {
  const { messageId, authorId } = event.data;
  const concerned = [...(await ownerOf(ctx, event)), ...(authorId === null ? [] : [authorId])];
  const staffIds = concerned.filter((id) => event.actorKind !== "staff" || event.actorId !== id);
  await notify(ctx, {
    kind: "delivery_failed",
    staffIds,
    ...subjectOf(event),
    data: { messageId, ...(detail !== undefined && { detail }) },
  });
}

/** What a robot answers needs no word to whoever answers for it. */
async function robotTalksIn(ctx: Ctx, { caseId }: EventRow): Promise<boolean> {
  const row = caseId === null ? undefined : (await getCases(ctx, [caseId])).get(caseId);
  return row !== undefined && (await machineHolderOf(ctx, row)) !== null;
}

async function ownerOf(ctx: Ctx, { caseId }: EventRow): Promise<number[]> {
  if (caseId === null) return [];
  const owner = (await getCases(ctx, [caseId])).get(caseId)?.ownerId ?? null;
  return owner === null ? [] : [owner];
}

function subjectOf({ caseId, customerId }: EventRow): { caseId: number | null; customerId: number | null } {
  return { caseId, customerId };
}
