import type { Recording } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { addRecording } from "../add-recording.ts";
import type { Exchange } from "../exchange-of.ts";
import { callOfRoom } from "../room.ts";
import { lockCall, lockCallOfLine } from "../store/calls.ts";

/** Notes that something was recorded on a line that we lead: what was said in a room, or by a caller alone to the tape. */
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
    await addRecording(tx, call, { ...recording, kind: callId === null ? "voicemail" : "conversation" });
  });
}
