import { ChannelError } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { sniffType } from "../conversations/index.ts";
import { callRecorded } from "./events.ts";
import { exchangeById } from "./exchange-of.ts";
import { enqueueFetch } from "./jobs-of-calls.ts";
import { findCall, lockCall } from "./store/calls.ts";
import { findRecording, type RecordingRow, updateRecording } from "./store/recordings.ts";

/** For so long a recording is asked for: it is ready some time after it is told of, and an exchange may be down for hours. */
const ASKED_FOR_MS = 24 * 3_600_000;
/** Between one try and the next; the last pause is every later one's. */
const PAUSES_S = [10, 30, 60, 300, 900, 3_600, 10_800];

type Which = { callId: number; number: number };

/** Brings a recording from the exchange and keeps it. One that cannot be had is asked for again, and then noted as lost. */
export async function fetchRecording(ctx: Ctx, which: Which): Promise<void> {
  const { callId, number } = which;
  const recording = await findRecording(ctx.db, callId, number);
  const call = recording && (await findCall(ctx.db, callId));
  if (!recording || !call || recording.state !== "pending") return;
  const on = await exchangeById(ctx, call.accountId);
  let content: Uint8Array;
  try {
    const { externalId: id, url, seconds } = recording;
    content = await on.telephone.fetchRecording({ id, url, seconds }, on.account, on.ports);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    ctx.log.warn({ err: error, callId }, "a recording could not be had");
    return ctx.tx((tx) => askAgain(tx, recording, error));
  }
  const type = await sniffType("recording.wav", content);
  await ctx.tx(async (tx) => {
    const { caseId, customerId } = (await lockCall(tx.db, callId))!;
    if ((await findRecording(tx.db, callId, number))?.state !== "pending") return;
    const [file] = await keepFiles(tx, [content]);
    const { sha256, size } = file!;
    const had = { state: "stored", sha256, size, type, nextAt: null, problem: null, problemWords: null } as const;
    await updateRecording(tx.db, which, had);
    tx.emit(callRecorded, which, { caseId, customerId });
  });
}

async function askAgain(tx: Ctx, recording: RecordingRow, { reason, message, retryAfterMs }: ChannelError) {
  const pause = PAUSES_S[Math.min(recording.tries, PAUSES_S.length - 1)]! * 1_000;
  const next = new Date(tx.now().getTime() + Math.max(pause, retryAfterMs ?? 0));
  const isLost = next.getTime() > recording.notedAt.getTime() + ASKED_FOR_MS;
  await updateRecording(tx.db, recording, {
    tries: recording.tries + 1,
    problem: reason,
    problemWords: message.slice(0, 300),
    ...(isLost ? { state: "failed", nextAt: null } : { nextAt: next }),
  });
  if (!isLost) enqueueFetch(tx, recording, next);
}
