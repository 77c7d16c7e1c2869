import type { Recording } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { enqueueFetch } from "./jobs-of-calls.ts";
import { type CallRow, updateCall } from "./store/calls.ts";
import { insertRecording, type RecordingRow } from "./store/recordings.ts";

/** Has a recording fetched of a call that must be locked; told twice it is there once. */
export async function addRecording(
  tx: Ctx,
  call: CallRow,
  { id: externalId, url, seconds, kind }: Recording & Pick<RecordingRow, "kind">,
): Promise<void> {
  const row = await insertRecording(tx.db, { callId: call.id, externalId, kind, url, seconds, askAt: tx.now() });
  if (!row) return;
  // The end of the call was told before that somebody spoke to the tape.
  const wasLost = call.outcome === "missed" || call.outcome === "abandoned";
  if (kind === "voicemail" && wasLost) await updateCall(tx.db, call.id, { outcome: "voicemail" });
  enqueueFetch(tx, row);
}
