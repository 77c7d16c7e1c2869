import { on } from "../../../kernel/events/define-reaction.ts";
import { promiseKept, promiseKeptLate, promiseMoved, promiseWaived, promiseWithdrawn } from "../../promises/index.ts";
import { rebook, releaseBooking } from "../store/callbacks.ts";
import { callback } from "./kinds.ts";
import { SLOT_MS, slotOf } from "./slots.ts";

const isCallback = { when: ({ data }: { data: { kind: string } }) => data.kind === callback.kind };

/** A slot is somebody else's again once its callback was made, or is not wanted any more. */
export const bookingReactions = [
  on(
    promiseKept,
    "calls.release-kept",
    (ctx, { data }) => releaseBooking(ctx.db, data.promiseId, ctx.now()),
    isCallback,
  ),
  on(
    promiseKeptLate,
    "calls.release-kept-late",
    (ctx, { data }) => releaseBooking(ctx.db, data.promiseId, ctx.now()),
    isCallback,
  ),
  on(
    promiseWaived,
    "calls.release-waived",
    (ctx, { data }) => releaseBooking(ctx.db, data.promiseId, ctx.now()),
    isCallback,
  ),
  on(
    promiseWithdrawn,
    "calls.release-withdrawn",
    (ctx, { data }) => releaseBooking(ctx.db, data.promiseId, ctx.now()),
    isCallback,
  ),
  on(
    promiseMoved,
    "calls.follow-moved",
    (ctx, { data }) => rebook(ctx.db, data.promiseId, slotOf(new Date(Date.parse(data.to) - SLOT_MS))),
    isCallback,
  ),
];
