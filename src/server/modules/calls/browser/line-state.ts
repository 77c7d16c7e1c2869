import type { LineState, LineTurn } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { calledBy } from "../../chat/index.ts";
import { voiceTooMuch } from "../errors.ts";
import { type BrowserCallRow, insertSignals, placeInQueue, signalsFor } from "../store/browser-calls.ts";
import type { CallRow } from "../store/calls.ts";
import { findLeg } from "../store/legs.ts";

/** A connection needs a description and a dozen ways at most; more is somebody who floods. */
const MOST_SIGNALS = 80;

/** How a call stands, for one of its two sides, with what the other told. @param shown what is not for them is changed */
export async function lineState(
  ctx: Ctx,
  call: CallRow,
  browser: BrowserCallRow,
  of: { byAgent: boolean; isHere: boolean; turn: LineTurn },
): Promise<LineState> {
  const { turn, isHere, byAgent } = of;
  const leg = browser.legId === null ? undefined : await findLeg(ctx.db, browser.legId);
  const pickedUp = leg && leg.state !== "over" ? leg : undefined;
  const state = stateOf(call, pickedUp !== undefined);
  const listens = isHere && state !== "ended";
  const theirs = { callId: call.id, session: browser.session, byAgent: !byAgent };
  // What was heard of another session says nothing about this one.
  const after = turn.session === browser.session ? turn.after : 0;
  const staffId = pickedUp?.staffId ?? call.agentId;
  const name = byAgent || staffId === null ? null : (await staffRefs(ctx, [staffId])).get(staffId)?.name;
  const waits = state === "waiting" || state === "ringing";
  return {
    state,
    outcome: call.outcome,
    isHere,
    session: browser.session,
    signals: listens ? await signalsFor(ctx.db, { ...theirs, after }) : [],
    position: waits && !byAgent ? await placeInQueue(ctx.db, call) : null,
    agent: calledBy(name ?? null),
    answeredAt: call.answeredAt?.toISOString() ?? null,
  };
}

/** Keeps what one side has to tell the other; what is of a session that is over is dropped. @throws calls.voice_too_much */
export async function takeSignals(
  ctx: Ctx,
  { callId, session }: BrowserCallRow,
  { byAgent, turn }: { byAgent: boolean; turn: LineTurn },
): Promise<void> {
  if (turn.session !== session || turn.signals.length === 0) return;
  const isKept = await insertSignals(ctx.db, { callId, session, byAgent, signals: turn.signals }, MOST_SIGNALS);
  if (!isKept) throw voiceTooMuch();
}

function stateOf({ state }: CallRow, isPickedUp: boolean): LineState["state"] {
  switch (state) {
    case "ended":
    case "talking":
    case "held":
      return state;
    case "transferring":
      return isPickedUp ? "held" : "waiting";
    case "ringing":
      return isPickedUp ? "connecting" : "ringing";
    default:
      return "waiting";
  }
}
