import type { Ctx } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { audit, isAudited } from "../../accounts/index.ts";
import { recordingMissing } from "../errors.ts";
import { lockCall } from "../store/calls.ts";
import { findRecording } from "../store/recordings.ts";
import { visibleCall } from "./call-for.ts";
import { mayPlay } from "./present-calls.ts";

/** Parts that somebody asks for within so long are one listening. */
const SAME_LISTENING_MS = 5 * 60_000;

export type Played = { status: 200 | 206 | 416; headers: Record<string, string>; body: Uint8Array };

/**
 * A recording, or a part of it, for whoever may hear it: what was left on the tape whoever may read its case, a
 * conversation who may listen. Each listening is written down.
 *
 * @param range as a player asks for a part: `bytes=0-`
 * @throws calls.not_found, calls.recording_missing, request.not_allowed
 */
export async function playRecording(
  ctx: Ctx,
  { id, number, range }: { id: number; number: number; range: string | undefined },
): Promise<Played> {
  await visibleCall(ctx, id);
  const recording = await findRecording(ctx.db, id, number);
  if (!recording?.sha256) throw recordingMissing();
  if (!mayPlay(ctx, recording.kind)) throw notAllowed({ permission: "calls:listen" });
  const content = await ctx.files.get(recording.sha256);
  const part = partOf(range, content.byteLength);
  // Whatever part is asked for first: a player asks for a recording in many.
  const played = { action: "calls.recording_played", subject: { kind: "call", id }, details: { number } };
  const since = new Date(ctx.now().getTime() - SAME_LISTENING_MS);
  await ctx.tx(async (tx) => {
    await lockCall(tx.db, id);
    if (!(await isAudited(tx, played, since))) await audit(tx, played);
  });
  const headers: Record<string, string> = {
    "content-type": recording.type?.startsWith("audio/") ? recording.type : "application/octet-stream",
    "accept-ranges": "bytes",
    "content-disposition": "inline",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  };
  if (part === null) return { status: 200, headers, body: content };
  if (part.from > part.to) {
    return {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${content.byteLength}` },
      body: Buffer.alloc(0),
    };
  }
  headers["content-range"] = `bytes ${part.from}-${part.to}/${content.byteLength}`;
  return { status: 206, headers, body: content.subarray(part.from, part.to + 1) };
}

/** The one part that is asked for (RFC 9110 §14.1.2); null for the whole, also where several parts are. */
export function partOf(range: string | undefined, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  if (match[1] === "") return { from: Math.max(0, size - Number(match[2])), to: size - 1 };
  const to = match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return { from: Number(match[1]), to };
}
