import { createHash } from "node:crypto";
import { ChannelError, channelOf, type OutgoingMessage, type SendPorts } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";
import { carrierOf } from "../channel-accounts/carrier-of.ts";
import { guardHosts } from "../channel-accounts/guard-hosts.ts";

/**
 * What hands a message of an account to the account that carries it, as a message of that one's channel. A second attempt
 * is the same message to whoever receives both.
 */
export function carrying(
  ctx: Ctx,
  account: AccountFacts,
  message: OutgoingMessage,
  ports: Omit<SendPorts, "carry">,
): NonNullable<SendPorts["carry"]> {
  return async ({ to, subject, text, files }) => {
    const carrier = await carrierOf(ctx, account);
    if (!carrier) throw new ChannelError("auth", "No account that can send has the address by which this one sends.");
    await guardHosts(ctx, carrier);
    const contents = new Map(files.map(({ content }) => [sha256Of(content), Buffer.from(content)]));
    const attachments = files.map(({ name, type, content }) => {
      return { name, type, sha256: sha256Of(content), inline: false, contentId: null };
    });
    const { detail, refused = [] } = await channelOf(carrier.channel).send(
      {
        ...message,
        // Not the case's: whoever carries it is nobody to read what was said before.
        caseId: null,
        recipients: { to: [{ address: to, name: null }], cc: [], bcc: [] },
        ...{ subject, text, html: null, inReplyTo: null, threadRefs: [], attachments },
      },
      carrier,
      {
        ...ports,
        files: { ...ctx.files, get: async (sha256) => contents.get(sha256) ?? ctx.files.get(sha256) },
        hookUrl: null,
      },
    );
    if (refused.length > 0) throw new ChannelError("rejected", detail ?? `${to} was refused.`);
    return { detail };
  };
}

function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
