import { ChannelError, channelOf, type OutgoingMessage, type SendPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";
import { guardHosts } from "../channel-accounts/guard-hosts.ts";
import { hookUrlOf } from "../channel-accounts/hook-url.ts";
import { adapterPorts } from "../channel-accounts/lookup-for.ts";
import { makeFileLink } from "../files/file-links.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { countBounces } from "../store/attempts.ts";
import { type OutgoingRow, prolongClaim } from "../store/outgoing.ts";
import { partsOf } from "../store/parts.ts";
import { carrying } from "./carry.ts";
import { claimMessage, type Schedule } from "./claim-message.ts";
import { plainText } from "./compose-body.ts";
import { hiddenWordOf, reveal } from "./hidden-word.ts";
import { notePart } from "./note-part.ts";
import { CLAIM_MS } from "./policy.ts";
import { recordOutcome, type SendOutcome } from "./record-outcome.ts";
import { senderNameOf } from "./sender-name.ts";

/**
 * Takes an outgoing message as far as it goes now: claims it, hands it to its provider, and writes down what came of it.
 * The claim and the outcome are transactions of their own: between them is the network, and if the process dies there the
 * claim runs out and the message is looked at again (see claim-message.ts).
 */
export async function deliverMessage(ctx: Ctx, messageId: number, schedule: Schedule): Promise<void> {
  const claimed = await claimMessage(ctx, messageId, schedule);
  if (!claimed) return;
  const { row, account } = claimed;
  const alive = setInterval(() => {
    const until = new Date(ctx.now().getTime() + CLAIM_MS);
    prolongClaim(ctx.db, row.id, until).catch((error) => ctx.log.warn({ err: error }, "a claim was not prolonged"));
  }, CLAIM_MS / 3);
  try {
    await recordOutcome(ctx, row, account, await handOver(ctx, row, account), schedule);
  } finally {
    clearInterval(alive);
  }
}

/** Hands a message to its provider; whatever goes wrong becomes one of the outcomes the pipeline knows. */
async function handOver(ctx: Ctx, row: OutgoingRow, account: AccountFacts): Promise<SendOutcome> {
  const { files } = ctx;
  const { url, secret } = ctx.config;
  try {
    const message = await outgoing(ctx, row, account);
    await guardHosts(ctx, account);
    const ports: Omit<SendPorts, "carry"> = {
      ...adapterPorts(ctx),
      files,
      publicUrl: url,
      secret,
      hookUrl: channelOf(account.channel).hook ? hookUrlOf(ctx, account) : null,
      linkTo: (file, days) => makeFileLink(ctx, row.id, file, days),
      notePart: (providerId) => noted(notePart(ctx, { accountId: account.id, messageId: row.id, providerId })),
    };
    const { detail, refused = [] } = await channelOf(account.channel).send(message, account, {
      ...ports,
      carry: carrying(ctx, account, message, ports),
    });
    return { kind: "sent", detail, refused };
  } catch (error) {
    if (error instanceof ChannelError) {
      const { reason, message, retryAfterMs, maybeTaken } = error;
      return { kind: reason, detail: message, retryAfterMs, maybeTaken };
    }
    // A file store or name server that is down now passes; so may what nobody thought of, and the log tells of it.
    if (!isKnownError(error)) ctx.log.error({ err: error, messageId: row.id }, "sending failed in an unexpected way");
    return { kind: "retry", detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A part that the provider took and we could not write down would go out again. */
async function noted(writing: Promise<void>): Promise<void> {
  await writing.catch((cause) => {
    throw new ChannelError("retry", "The provider took it, and that could not be written down.", {
      cause,
      maybeTaken: true,
    });
  });
}

/** More than a channel shows are left to be typed. */
function choicesFor(channel: string, choices: readonly string[] | null): Pick<OutgoingMessage, "choices"> {
  const shown = channelOf(channel).capabilities.choices;
  return shown && choices && choices.length <= shown.most ? { choices } : {};
}

async function outgoing(ctx: Ctx, row: OutgoingRow, account: AccountFacts): Promise<OutgoingMessage> {
  const attachments = await attachmentsOf(ctx.db, [row.id]);
  const word = row.kind === "code" ? await hiddenWordOf(ctx, row.id) : null;
  const shown = (text: string) => (word === null ? text : reveal(text, word));
  return {
    id: row.id,
    externalId: row.externalId,
    caseId: row.caseId,
    recipients: row.recipients,
    subject: row.subject,
    text: shown(plainText(row)),
    html: row.html && shown(row.html),
    inReplyTo: row.inReplyTo,
    threadRefs: row.threadRefs,
    attachments: attachments.map(({ name, type, sha256, inline, contentId }) => ({
      name,
      type,
      sha256,
      inline,
      contentId,
    })),
    automatic: row.automatic,
    template: row.template,
    ...choicesFor(account.channel, row.choices),
    senderName: await senderNameOf(ctx, row, account),
    sentParts: await partsOf(ctx.db, { accountId: account.id, messageId: row.id }),
    bounces: await countBounces(ctx.db, row.id),
  };
}
