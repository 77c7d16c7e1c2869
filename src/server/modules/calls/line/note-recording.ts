import type { Recording } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Exchange } from "../exchange-of.ts";
import { enqueueFetch } from "../jobs-of-calls.ts";
import { callOfRoom } from "../room.ts";
import { lockCall, lockCallOfLine, updateCall } from "../store/calls.ts";
import { insertRecording } from "../store/recordings.ts";

/** Notes that something was recorded, and has it fetched; told twice it is there once. */
export async function noteRecording(
  ctx: Ctx,
  on: Exchange,
  of: { line: string; room: string | null },
  recording: Recording,
): Promise<void> {
  const callId = callOfRoom(of.room);
  await ctx.tx(async (tx) => {
    const call = callId === null ? await lockCallOfLine(tx.db, on.account.id, of.line) : await lockCall(tx.db, callId);
    if (!call || call.accountId !== on.account.id) return;
    const kind = call.answeredAt === null ? "voicemail" : "conversation";
    const { id: externalId, url, seconds } = recording;
    const row = await insertRecording(tx.db, { callId: call.id, externalId, kind, url, seconds });
    if (!row) return;
    // The end of the call was told before that somebody spoke to the tape.
    const wasLost = call.outcome === "missed" || call.outcome === "abandoned";
    if (kind === "voicemail" && wasLost) await updateCall(tx.db, call.id, { outcome: "voicemail" });
    enqueueFetch(tx, { callId: call.id, number: row.number });
  });
}
