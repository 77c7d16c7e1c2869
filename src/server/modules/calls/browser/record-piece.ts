import type { Static } from "typebox";
import type { RecordPiece } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { keepFiles } from "../../../kernel/files/keep-files.ts";
import { me } from "../desk/take-call.ts";
import { callNotFound, voiceNotRecorded } from "../errors.ts";
import { callRecorded } from "../events.ts";
import { asTelephone, exchangeById } from "../exchange-of.ts";
import { enqueueJoin } from "../jobs-of-calls.ts";
import { type BrowserCallRow, findBrowserCall } from "../store/browser-calls.ts";
import { lockCall } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { deletePieces, insertPiece, piecesOf, sizeOfPieces } from "../store/pieces.ts";
import {
  findRecording,
  insertRecording,
  type RecordingRow,
  recordingsOf,
  updateRecording,
} from "../store/recordings.ts";

/** Twelve hours of speech. */
const MOST_BYTES = 200 * 1_048_576;
/** How long a piece is that is brought (src/web/desk/telephone/browser). */
const PIECE_S = 3;
/** The last piece comes after the call is over. */
const AFTER_MS = 120_000;

/**
 * Takes a piece of the recording from the page of whoever speaks. The same piece again changes nothing.
 *
 * @throws calls.not_found, calls.not_recorded where the caller did not agree, or it is none
 */
export async function recordPiece(
  ctx: Ctx,
  callId: number,
  { page, piece, last }: Static<typeof RecordPiece>,
  content: Uint8Array,
): Promise<void> {
  const staffId = me(ctx);
  const own = asTelephone(ctx);
  await own.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    const browser = call && (await findBrowserCall(tx.db, callId));
    const leg = call && (await legsOf(tx.db, callId)).findLast((each) => each.staffId === staffId);
    if (!call || !browser || !leg) throw callNotFound({ id: callId });
    const { settings } = await exchangeById(tx, call.accountId);
    const isAsked = settings.record && browser.mayRecord === true && isSpoken(tx, leg);
    if (!isAsked) throw voiceNotRecorded();
    if (!last && (await isElsewhere(tx, browser, leg, page))) throw voiceNotRecorded();
    const recording = await recordingOf(tx, callId, `leg-${leg.id}-${page}`);
    if (recording?.state !== "pending") throw voiceNotRecorded();
    if (content.byteLength > 0) {
      if (piece === 0 && typeOf(content) === null) throw voiceNotRecorded();
      if ((await sizeOfPieces(tx.db, recording)) + content.byteLength > MOST_BYTES) throw voiceNotRecorded();
      await insertPiece(tx.db, recording, { piece, content, at: tx.now() });
    }
    if (last) enqueueJoin(tx, { callId, number: recording.number });
  });
}

function isSpoken(tx: Ctx, { answeredAt, overAt }: LegRow): boolean {
  return answeredAt !== null && (overAt === null || tx.now().getTime() - overAt.getTime() < AFTER_MS);
}

/** Another page of theirs speaks and records by now; what this one still brings is nothing that was said in the call. */
async function isElsewhere(tx: Ctx, browser: BrowserCallRow, { id, callId }: LegRow, page: string): Promise<boolean> {
  if (browser.legId !== id || browser.agentPage === page) return false;
  const recordings = (await recordingsOf(tx.db, [callId])).get(callId) ?? [];
  return recordings.some(({ externalId }) => externalId === `leg-${id}-${browser.agentPage}`);
}

async function recordingOf(tx: Ctx, callId: number, externalId: string): Promise<RecordingRow | undefined> {
  const known = (await recordingsOf(tx.db, [callId])).get(callId)?.find((each) => each.externalId === externalId);
  if (known) return known;
  const made = { callId, externalId, kind: "conversation" as const, url: "", seconds: null, at: tx.now() };
  const row = await insertRecording(tx.db, made);
  // It is brought, and no exchange has to be asked for it.
  if (row) await updateRecording(tx.db, row, { nextAt: null });
  return row;
}

/** Makes one file of the pieces, which browsers write so that they need only be put together. */
export async function joinRecording(ctx: Ctx, of: { callId: number; number: number }): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, of.callId);
    const recording = await findRecording(tx.db, of.callId, of.number);
    if (!call || recording?.state !== "pending") return;
    const pieces = await piecesOf(tx.db, of);
    const content = Buffer.concat(pieces.map((each) => each.content));
    const type = typeOf(content);
    if (type === null) await updateRecording(tx.db, recording, { state: "failed" });
    else {
      const [file] = await keepFiles(tx, [content]);
      const { sha256, size } = file!;
      await updateRecording(tx.db, recording, { state: "stored", sha256, size, type, seconds: secondsOf(pieces) });
      tx.emit(callRecorded, of, { caseId: call.caseId, customerId: call.customerId });
    }
    await deletePieces(tx.db, of);
  });
}

function secondsOf(pieces: readonly { at: Date }[]): number {
  return Math.round((pieces.at(-1)!.at.getTime() - pieces[0]!.at.getTime()) / 1_000) + PIECE_S;
}

/** What browsers record speech as: WebM (EBML), Safari MP4. */
function typeOf(content: Uint8Array): string | null {
  const [a, b, c, d] = content;
  if (a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3) return "audio/webm";
  return Buffer.from(content.subarray(4, 8)).toString("latin1") === "ftyp" ? "audio/mp4" : null;
}
