import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";

/** What is done about calls in the background. Each leaves the next to the others, so none knows the others' files. */
type Work = {
  ring(ctx: Ctx, legId: number): Promise<void>;
  offer(ctx: Ctx, callId: number): Promise<void>;
  offerTo(ctx: Ctx, staffId: number): Promise<void>;
  file(ctx: Ctx, callId: number): Promise<void>;
  ready(ctx: Ctx, staffId: number): Promise<void>;
  fetch(ctx: Ctx, recording: { callId: number; number: number }): Promise<void>;
  gone(ctx: Ctx, line: { callId: number; line: string }): Promise<void>;
  join(ctx: Ctx, recording: { callId: number; number: number }): Promise<void>;
  acknowledge(ctx: Ctx, callId: number): Promise<void>;
  sweep(ctx: Ctx): Promise<void>;
};

let work: Work | undefined;

/** Says who does it; called where the module declares itself. */
export function provideWork(given: Work): void {
  work = given;
}

const ring = defineJob("calls.ring", { schema: Type.Object({ legId: Id }), maxAttempts: 3 }, (ctx, { legId }) =>
  work!.ring(ctx, legId),
);
const offer = defineJob("calls.offer", { schema: Type.Object({ callId: Id }) }, (ctx, { callId }) =>
  work!.offer(ctx, callId),
);
const offerTo = defineJob("calls.offer-to", { schema: Type.Object({ staffId: Id }) }, (ctx, { staffId }) =>
  work!.offerTo(ctx, staffId),
);
const file = defineJob("calls.file", { schema: Type.Object({ callId: Id }) }, (ctx, { callId }) =>
  work!.file(ctx, callId),
);
const ready = defineJob("calls.ready", { schema: Type.Object({ staffId: Id }) }, (ctx, { staffId }) =>
  work!.ready(ctx, staffId),
);
const fetch = defineJob(
  "calls.fetch-recording",
  { schema: Type.Object({ callId: Id, number: Id }) },
  (ctx, recording) => work!.fetch(ctx, recording),
);
const gone = defineJob("calls.line-gone", { schema: Type.Object({ callId: Id, line: Type.String() }) }, (ctx, line) =>
  work!.gone(ctx, line),
);
const join = defineJob("calls.join-recording", { schema: Type.Object({ callId: Id, number: Id }) }, (ctx, recording) =>
  work!.join(ctx, recording),
);
const acknowledge = defineJob("calls.acknowledge", { schema: Type.Object({ callId: Id }) }, (ctx, { callId }) =>
  work!.acknowledge(ctx, callId),
);
const sweep = defineJob("calls.sweep", { schema: Type.Object({}), cron: "* * * * *" }, (ctx) => work!.sweep(ctx));

export const jobs = [ring, offer, offerTo, file, ready, fetch, gone, join, acknowledge, sweep];

/** Has the exchange ring a telephone. What one call is told is told in order. */
export function enqueueRing(tx: Ctx, leg: { id: number; callId: number }): void {
  tx.enqueue(ring, { legId: leg.id }, { queue: `call ${leg.callId}` });
}

/** Finds somebody to ring for a call that waits. */
export function enqueueOffer(tx: Ctx, callId: number): void {
  tx.enqueue(offer, { callId }, { key: `calls.offer:${callId}` });
}

/** Finds a waiting call for somebody who is free. */
export function enqueueOfferTo(tx: Ctx, staffId: number): void {
  tx.enqueue(offerTo, { staffId }, { key: `calls.offer-to:${staffId}` });
}

/** Brings the message of a call up to date: makes it, and notes that it was answered. */
export function keepFiled(tx: Ctx, callId: number): void {
  tx.enqueue(file, { callId }, { queue: `file call ${callId}` });
}

/** Tells who called, and was not spoken with, that we have it: once it is a message. */
export function enqueueAcknowledge(tx: Ctx, callId: number): void {
  tx.enqueue(acknowledge, { callId }, { queue: `file call ${callId}` });
}

/** Ends wrapping up when its time is over. */
export function enqueueReady(tx: Ctx, staffId: number, at: Date): void {
  tx.enqueue(ready, { staffId }, { key: `calls.ready:${staffId}`, runAt: at });
}

/** Brings a recording from the exchange. @param at not before; left out: at once */
export function enqueueFetch(tx: Ctx, { callId, number }: { callId: number; number: number }, at?: Date): void {
  tx.enqueue(fetch, { callId, number }, { key: `calls.fetch:${callId}:${number}`, runAt: at });
}

/** Makes a file of the pieces of a recording. */
export function enqueueJoin(tx: Ctx, recording: { callId: number; number: number }): void {
  tx.enqueue(join, recording);
}

/** Ends the call of a line that turned out to be gone. */
export function enqueueGone(ctx: Ctx, line: { callId: number; line: string }): void {
  ctx.enqueue(gone, line);
}
