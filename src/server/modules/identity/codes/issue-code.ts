import { randomBytes } from "node:crypto";
import type { Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { sign } from "../../../kernel/seal.ts";
import { codesTooOften } from "../errors.ts";
import { type CodeRow, endEarlier, insertCode, lockAsking, sentSince } from "../store/codes.ts";
import { CODE_MS, COUNTED_MS, newCode, waitBefore } from "./policy.ts";

export const PURPOSE = "identity-code";

/** For whom, where to and what for a code is. */
export type CodeFor = {
  purpose: CodeRow["purpose"];
  caseId: number | null;
  customerId: number;
  handle: Pick<Handle, "kind" | "address" | "display">;
  channel: string;
};

/** Brings a code on its way, in the running transaction. @returns the message that it went out in, where it is one */
type Post = (tx: Ctx, code: { id: string; word: string; until: Date }) => Promise<number | null>;

/**
 * Makes a code, has it sent and writes down only what it is checked by. An earlier one for the same is good no more.
 * @throws identity.codes_too_often
 */
export async function makeCode(ctx: Ctx, wanted: CodeFor, post: Post): Promise<{ id: string; expiresAt: Date }> {
  const { purpose, caseId, customerId, handle, channel } = wanted;
  return ctx.tx(async (tx) => {
    const now = tx.now();
    const askedBy = askerOf(tx);
    const [handleKind, handleAddress] = [handle.kind, handle.address];
    await lockAsking(tx.db, [`${handleKind}:${handleAddress}`, `customer:${customerId}`, askedBy]);
    const of = { handleKind, handleAddress, customerId, askedBy };
    const wait = waitBefore(await sentSince(tx.db, of, new Date(now.getTime() - COUNTED_MS)), now);
    if (wait > 0) throw codesTooOften({ minutes: Math.ceil(wait / 60_000) });
    const id = randomBytes(18).toString("base64url");
    const word = newCode();
    const expiresAt = new Date(now.getTime() + CODE_MS);
    const messageId = await post(tx, { id, word, until: expiresAt });
    const code: CodeRow = {
      ...of,
      id,
      purpose,
      caseId,
      display: handle.display || handle.address,
      channel,
      messageId,
      codeProof: sign(tx.config.secret, PURPOSE, `${id}:${word}`),
      tries: 0,
      sentAt: now,
      expiresAt,
    };
    await endEarlier(tx.db, code, now);
    await insertCode(tx.db, code);
    return { id, expiresAt };
  });
}

/** Whoever is not of the staff is known by where they ask from. */
function askerOf({ actor }: Ctx): string {
  return actor.kind === "staff" || actor.kind === "api_key" ? `${actor.kind}:${actor.id}` : `ip:${actor.ip ?? ""}`;
}
