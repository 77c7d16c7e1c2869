import { randomBytes } from "node:crypto";
import type { Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { sign } from "../../../kernel/seal.ts";
import { codesTooOften } from "../errors.ts";
import { type CodeRow, endEarlier, insertCode, lockAsking, sentSince } from "../store/codes.ts";
import { CODE_MS, COUNTED_MS, waitBefore } from "./policy.ts";

export const PURPOSE = "identity-code";

/** For whom, where to and what for a code is; a code to sign in with is for whoever has the address. */
export type CodeFor = Pick<CodeRow, "purpose" | "caseId" | "customerId" | "channel" | "messageId"> & {
  handle: Pick<Handle, "kind" | "address" | "display">;
};

/**
 * Keeps the place of a code that is still to be made, unless too many were asked for. An earlier one for the same is good
 * no more. In the caller's transaction.
 * @throws identity.codes_too_often
 */
export async function reserveCode(tx: Ctx, wanted: CodeFor): Promise<{ id: string; expiresAt: Date }> {
  const { handle, ...rest } = wanted;
  const now = tx.now();
  const askedBy = askerOf(tx);
  const [handleKind, handleAddress] = [handle.kind, handle.address];
  const { purpose, customerId } = rest;
  const person = customerId === null ? [] : [`customer:${customerId}`];
  await lockAsking(tx.db, [`${handleKind}:${handleAddress}`, ...person, askedBy]);
  const of = { handleKind, handleAddress, customerId, askedBy };
  const wait = waitBefore(await sentSince(tx.db, { ...of, purpose }, new Date(now.getTime() - COUNTED_MS)), now);
  if (wait > 0) throw codesTooOften({ minutes: Math.ceil(wait / 60_000) });
  const id = randomBytes(18).toString("base64url");
  const expiresAt = new Date(now.getTime() + CODE_MS);
  const display = handle.display || handle.address;
  const code: CodeRow = { ...rest, ...of, id, display, codeProof: null, tries: 0, sentAt: now, expiresAt };
  await endEarlier(tx.db, code, now);
  await insertCode(tx.db, code);
  return { id, expiresAt };
}

/** All that is kept of a code: what it is checked by. */
export function proofOf({ config }: Ctx, id: string, word: string): string {
  return sign(config.secret, PURPOSE, `${id}:${word}`);
}

/** Whoever is not of the staff is known by where they ask from. */
function askerOf({ actor }: Ctx): string {
  return actor.kind === "staff" || actor.kind === "api_key" ? `${actor.kind}:${actor.id}` : `ip:${actor.ip ?? ""}`;
}
