import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import { ChannelError, channelOf, type OutgoingMessage } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { seal, unseal } from "../../../kernel/seal.ts";
import { type AccountFacts, getAccounts } from "../channel-accounts/accounts-for.ts";
import { guardHosts } from "../channel-accounts/guard-hosts.ts";
import { adapterPorts } from "../channel-accounts/lookup-for.ts";
import { mergeHealth } from "../store/accounts.ts";
import { carrying } from "./carry.ts";
import { afterInterruption } from "./policy.ts";
import { textToHtml } from "./text-to-html.ts";

/** How long to wait before a provider that did not answer is asked again. */
const AGAIN_MS = 15_000;

export type MessageOutsideCases = {
  accountId: number;
  /** as written */
  address: string;
  subject: string;
  text: string;
  /** the name that the account is shown by */
  senderName: string;
  /** what is not sent by then is worth nothing any more */
  until: Date;
  /** where a POST ends what somebody asked to be told of */
  unsubscribeUrl?: string;
  /** files in the store, for channels that carry any */
  files?: { name: string; type: string; sha256: string }[];
};

const sendOutside = defineJob(
  "conversations.send-outside-cases",
  {
    schema: Type.Object({
      id: Type.String(),
      accountId: Id,
      address: Type.String(),
      senderName: Type.String(),
      subject: Type.String(),
      sealed: Type.String(),
      until: Type.String({ format: "date-time" }),
      unsubscribeUrl: Type.Optional(Type.String()),
      files: Type.Optional(
        Type.Array(Type.Object({ name: Type.String(), type: Type.String(), sha256: Type.String() })),
      ),
    }),
  },
  async (ctx, data) => {
    const account = (await getAccounts(ctx, [data.accountId])).get(data.accountId);
    if (!account?.canSend || new Date(data.until) <= ctx.now()) return;
    const failed = await handOver(ctx, account, data);
    if (failed === null) return;
    const at = ctx.now();
    await mergeHealth(ctx.db, account.id, { lastSendError: failed.message, lastSendErrorAt: at.toISOString() });
    if (!failed.mayPass) return;
    await ctx.tx(async (tx) => tx.enqueue(sendOutside, data, { runAt: new Date(at.getTime() + AGAIN_MS) }));
  },
);

export const sendOutsideJob = sendOutside;

/**
 * Sends something that belongs to no case and that nobody of ours is to read, such as a code to sign in with. It is kept
 * only as long as it is on its way, sealed.
 */
export function sendOutsideCases(tx: Ctx, id: string, message: MessageOutsideCases): void {
  const { text, until, ...rest } = message;
  tx.enqueue(sendOutside, { ...rest, id, sealed: seal(tx.config.secret, text), until: until.toISOString() });
}

/**
 * Hands over what belongs to no case at once and says what came of it, for who keeps account of each attempt.
 * @returns null when the provider took it, else why not, and whether another attempt may fare better
 */
export async function sendOutsideNow(
  ctx: Ctx,
  id: string,
  { accountId, text, ...rest }: Omit<MessageOutsideCases, "until">,
): Promise<{ message: string; mayPass: boolean } | null> {
  const account = (await getAccounts(ctx, [accountId])).get(accountId);
  if (!account?.canSend) return { message: "This account cannot send.", mayPass: false };
  return handOver(ctx, account, { ...rest, id, sealed: seal(ctx.config.secret, text) });
}

async function noFiles(): Promise<never> {
  throw new Error("What belongs to no case has no files.");
}

type Waiting = {
  id: string;
  address: string;
  subject: string;
  sealed: string;
  senderName: string;
  unsubscribeUrl?: string;
  files?: { name: string; type: string; sha256: string }[];
};

/** @returns null when the provider took it, else why not */
async function handOver(ctx: Ctx, account: AccountFacts, waiting: Waiting) {
  const { capabilities, send } = channelOf(account.channel);
  const { secret, url } = ctx.config;
  const text = unseal(secret, waiting.sealed);
  try {
    await guardHosts(ctx, account);
    const message: OutgoingMessage = {
      id: 0,
      externalId: `${waiting.id}@${account.addresses[0]?.split("@")[1] ?? new URL(url).hostname}`,
      caseId: null,
      recipients: { to: [{ address: waiting.address, name: null }], cc: [], bcc: [] },
      subject: capabilities.subject ? waiting.subject : null,
      text,
      html: capabilities.html ? textToHtml(text) : null,
      inReplyTo: null,
      threadRefs: [],
      attachments: capabilities.attachments
        ? (waiting.files ?? []).map((file) => ({ ...file, inline: false, contentId: null }))
        : [],
      automatic: true,
      senderName: waiting.senderName,
      ...(waiting.unsubscribeUrl && { unsubscribeUrl: waiting.unsubscribeUrl }),
      sentParts: [],
    };
    const ports = {
      ...adapterPorts(ctx),
      files: ctx.files,
      publicUrl: url,
      secret,
      hookUrl: null,
      linkTo: noFiles,
      notePart: async () => undefined,
    };
    await send(message, account, { ...ports, carry: carrying(ctx, account, message, ports) });
    return null;
  } catch (error) {
    const isChannels = error instanceof ChannelError;
    if (!isChannels && !isKnownError(error)) throw error;
    const isLost = isChannels && error.maybeTaken && afterInterruption(capabilities) === "person";
    const mayPass = isChannels && !isLost && (error.reason === "retry" || error.reason === "auth");
    return { message: error.message, mayPass };
  }
}
