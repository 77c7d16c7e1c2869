import { remedyKinds } from "../../../shared/contract/remedies.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { settlementAgreed } from "../complaints/index.ts";
import { keepPromise, promiseWaived } from "../promises/index.ts";
import { joinAgreed, promiseKindOf } from "./agreed-promise.ts";
import { cancelWaived } from "./cancel-waived.ts";
import { remedyCarriedOut, remedyDecided } from "./events.ts";

/** The kinds of promises by which remedies are owed. */
const owedBy = new Set(remedyKinds.map(promiseKindOf));

export const reactions = [
  on(
    remedyCarriedOut,
    "remedies.keep-promise",
    (ctx, { id, data }) => keepPromise(ctx, { id: data.promiseId!, evidenceEventId: id, at: new Date(data.at) }),
    { when: ({ data }) => data.promiseId !== null },
  ),
  on(
    remedyDecided,
    "remedies.keep-decision",
    (ctx, { id, at, data }) => keepPromise(ctx, { id: data.decisionPromiseId!, evidenceEventId: id, at }),
    { when: ({ data }) => data.decisionPromiseId !== null },
  ),
  on(settlementAgreed, "remedies.join-agreed", (ctx, { data }) => joinAgreed(ctx, data), {
    when: ({ data }) => data.promiseId !== null,
  }),
  on(promiseWaived, "remedies.cancel-waived", (ctx, { data }) => cancelWaived(ctx, data.promiseId, data.reason), {
    when: ({ data }) => owedBy.has(data.kind),
  }),
];
