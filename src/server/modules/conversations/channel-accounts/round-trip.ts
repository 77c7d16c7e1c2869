import { randomBytes } from "node:crypto";
import type { Static } from "typebox";
import type { RoundTrip } from "../../../../shared/contract/channels.ts";
import { ChannelError, channelOf, type OutgoingMessage, type ReceiverPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError, notFound } from "../../../kernel/errors.ts";
import { isSigned, sign } from "../../../kernel/seal.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { cannotSend } from "../errors.ts";
import * as store from "../store/round-trips.ts";
import { type AccountFacts, getAccount } from "./accounts-for.ts";
import { guardHosts } from "./guard-hosts.ts";
import { adapterPorts } from "./lookup-for.ts";

/** How the test is recognised when it comes back: by its Message-ID, which only we can have made. */
const MARK = /kw-test\.([0-9a-f]{24})\.([0-9a-f]{30})@/;
/** As much of a delivery as is searched for the mark: headers come first. */
const HEAD_BYTES = 65_536;

/**
 * Sends a message from an account to itself. When it arrives it opens no case: it proves that the way out and the way in
 * are both open.
 *
 * @returns at once, with the provider's error if it took nothing; ask again for `arrivedAt`
 * @throws request.not_found, conversations.cannot_send
 */
export async function startRoundTrip(ctx: Ctx, accountId: number): Promise<Static<typeof RoundTrip>> {
  const account = await getAccount(ctx, accountId);
  const address = account.addresses[0];
  const { reachesItself } = channelOf(account.channel).capabilities;
  if (!account.canSend || !address || !reachesItself) throw cannotSend({ account: account.name });
  const key = randomBytes(12).toString("hex");
  await store.insertRoundTrip(ctx.db, { key, accountId, at: ctx.now() });
  const error = await send(ctx, account, address, key);
  await store.finishSending(ctx.db, key, error === null ? { sentAt: ctx.now() } : { error });
  return readRoundTrip(ctx, accountId, key);
}

/** How far a test has come. @throws request.not_found */
export async function readRoundTrip(ctx: Ctx, accountId: number, key: string): Promise<Static<typeof RoundTrip>> {
  const row = await store.findRoundTrip(ctx.db, accountId, key);
  if (!row) throw notFound({ what: "test", id: key });
  return {
    key,
    sentAt: row.sentAt?.toISOString() ?? null,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    error: row.error,
  };
}

/**
 * Notes that a test came back.
 * @returns false for any other delivery, which is then somebody's message
 */
export async function noteRoundTrip(ctx: Ctx, delivery: Parameters<ReceiverPorts["accept"]>[0]): Promise<boolean> {
  const head = Buffer.from(delivery.raw.buffer, delivery.raw.byteOffset, Math.min(delivery.raw.byteLength, HEAD_BYTES));
  if (!head.includes("kw-test.")) return false;
  const mark = MARK.exec(head.toString("latin1"));
  if (!mark || !isSigned(ctx.config.secret, "round-trip", mark[1]!, fromHex(mark[2]!))) return false;
  return store.noteArrival(ctx.db, { key: mark[1]!, accountId: delivery.accountId, at: ctx.now() });
}

async function send(ctx: Ctx, account: AccountFacts, address: string, key: string): Promise<string | null> {
  const say = wordsOf(localeFor(ctx.actor.locale) ?? "zh-CN");
  const proof = Buffer.from(sign(ctx.config.secret, "round-trip", key), "base64url").toString("hex");
  const domain = address.split("@")[1] ?? "keepword.invalid";
  const message: OutgoingMessage = {
    id: 0,
    externalId: `kw-test.${key}.${proof}@${domain}`,
    caseId: 0,
    recipients: { to: [{ address, name: null }], cc: [], bcc: [] },
    subject: say("mailOut.roundTripSubject"),
    text: say("mailOut.roundTripText"),
    html: null,
    inReplyTo: null,
    threadRefs: [],
    attachments: [],
    automatic: true,
    senderName: account.name,
    sentParts: [],
  };
  try {
    await guardHosts(ctx, account);
    const { files } = ctx;
    const { secret, url } = ctx.config;
    const notePart = async () => undefined;
    await channelOf(account.channel).send(message, account, {
      ...adapterPorts(ctx),
      files,
      publicUrl: url,
      secret,
      // Only accounts that reach themselves come here, by mail: nobody knocks.
      hookUrl: null,
      linkTo: async () => Promise.reject(new Error("A test has no files.")),
      notePart,
    });
    return null;
  } catch (error) {
    if (error instanceof ChannelError || isKnownError(error)) return error.message;
    throw error;
  }
}

function fromHex(proof: string): string {
  return Buffer.from(proof, "hex").toString("base64url");
}
