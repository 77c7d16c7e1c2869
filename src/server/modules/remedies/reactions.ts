import { on } from "../../kernel/events/define-reaction.ts";
import { keepPromise } from "../promises/index.ts";
import { remedyCarriedOut, remedyDecided } from "./events.ts";

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
];
