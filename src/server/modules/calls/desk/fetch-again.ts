import type { Ctx } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { recordingMissing } from "../errors.ts";
import { enqueueFetch } from "../jobs-of-calls.ts";
import type { CallRow } from "../store/calls.ts";
import { findRecording, updateRecording } from "../store/recordings.ts";
import { visibleCall } from "./call-for.ts";
import { mayPlay } from "./present-calls.ts";

/**
 * Asks the exchange for a recording once more, and then as often as for a new one. One that is here already stays as it is.
 *
 * @throws calls.not_found, calls.recording_missing, request.not_allowed
 */
export async function fetchAgain(ctx: Ctx, { id, number }: { id: number; number: number }): Promise<CallRow> {
  const call = await visibleCall(ctx, id);
  await ctx.tx(async (tx) => {
    const recording = await findRecording(tx.db, id, number);
    // What no exchange was ever asked for cannot be had from one.
    if (!recording || (recording.state !== "stored" && recording.problem === null)) throw recordingMissing();
    if (!mayPlay(tx, recording.kind)) throw notAllowed({ permission: "calls:listen" });
    if (recording.state === "stored") return;
    const now = tx.now();
    await updateRecording(tx.db, recording, { state: "pending", tries: 0, notedAt: now, nextAt: now });
    enqueueFetch(tx, recording);
  });
  return call;
}
