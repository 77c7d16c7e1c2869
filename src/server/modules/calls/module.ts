import { defineModule } from "../../kernel/define-module.ts";
import { acknowledgeMissed } from "./acknowledge-missed.ts";
import { joinRecording } from "./browser/record-piece.ts";
import "./callbacks/brief-part.ts";
import { fetchRecording } from "./fetch-recording.ts";
import { fileCall } from "./file-call.ts";
import { jobs, provideWork } from "./jobs-of-calls.ts";
import { reactions } from "./reactions.ts";
import { becomeReady } from "./ready.ts";
import { lineGone } from "./ring/line-gone.ts";
import { offerTo, offerWaiting } from "./ring/offer-call.ts";
import { orderJob } from "./ring/order.ts";
import { ringLeg } from "./ring/ring-leg.ts";
import { steerJob } from "./ring/steer.ts";
import { routes } from "./routes.ts";
import { sweepCalls } from "./sweep-calls.ts";

provideWork({
  ring: ringLeg,
  offer: offerWaiting,
  offerTo,
  file: fileCall,
  ready: (ctx, staffId) => becomeReady(ctx, staffId, { due: true }),
  fetch: fetchRecording,
  gone: lineGone,
  join: joinRecording,
  acknowledge: acknowledgeMissed,
  sweep: sweepCalls,
});

/** The telephone: callers and their menu, the queue, whoever answers, and what becomes of each call. */
export const calls = defineModule({ name: "calls", routes, reactions, jobs: [...jobs, steerJob, orderJob] });
