import { ChannelError } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { sniffType } from "../conversations/index.ts";
import { callRecorded } from "./events.ts";
import { exchangeById } from "./exchange-of.ts";
import { findCall } from "./store/calls.ts";
import { findRecording, updateRecording } from "./store/recordings.ts";

/** Brings a recording from the exchange and keeps it. One that the exchange does not have any more is noted as lost. */
export async function fetchRecording(ctx: Ctx, { callId, number }: { callId: number; number: number }): Promise<void> {
  const recording = await findRecording(ctx.db, callId, number);
  const call = recording && (await findCall(ctx.db, callId));
  if (!recording || !call || recording.state !== "pending") return;
  const on = await exchangeById(ctx, call.accountId);
  let content: Uint8Array;
  try {
    const { externalId: id, url, seconds } = recording;
    content = await on.telephone.fetchRecording({ id, url, seconds }, on.account, on.ports);
  } catch (error) {
    if (!(error instanceof ChannelError) || error.reason === "retry") throw error;
    ctx.log.warn({ err: error, callId }, "a recording could not be had");
    await updateRecording(ctx.db, recording, { state: "failed" });
    return;
  }
  const type = await sniffType("recording.wav", content);
  await ctx.tx(async (tx) => {
    const [file] = await keepFiles(tx, [content]);
    const { sha256, size } = file!;
    await updateRecording(tx.db, recording, { state: "stored", sha256, size, type });
    tx.emit(callRecorded, { callId, number }, { caseId: call.caseId, customerId: call.customerId });
  });
}
