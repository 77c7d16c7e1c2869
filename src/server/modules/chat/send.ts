import type { Static } from "typebox";
import type { ChatMessage, SendChat } from "../../../shared/contract/chat.ts";
import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { noteCustomerTyping } from "../cases/index.ts";
import { chatLines, resolveUploads } from "../conversations/index.ts";
import { receiveNow } from "../intake/index.ts";
import { chatEmpty, chatRefused } from "./errors.ts";
import { proveUser } from "./identify.ts";
import type { OpenedChat } from "./open-chat.ts";
import { externalIdOf, forWidget } from "./present.ts";
import { handleOf, type Visitor } from "./visitor.ts";

/**
 * What a visitor writes becomes part of a case at once. The same client's id is the same message, so that a widget whose
 * answer was lost on the way may send again.
 *
 * @throws chat.empty, chat.refused for a blocked sender, conversations.upload_unknown
 */
export async function sendInChat(
  ctx: Ctx,
  chat: OpenedChat,
  visitor: Visitor,
  input: Static<typeof SendChat>,
): Promise<ChatMessage> {
  const text = input.text.replace(/\r\n?/g, "\n").trim();
  const files = await resolveUploads(ctx.as(uploader(visitor)), input.files ?? []);
  if (text === "" && files.length === 0) throw chatEmpty();
  const { account } = chat;
  const received = await receiveNow(ctx, {
    account: { id: account.id, channel: account.channel, brandId: account.brandId, teamId: account.teamId },
    message: {
      externalId: externalIdOf(account.id, visitor.row.address, input.clientId),
      sender: handleOf(visitor),
      replyTo: null,
      recipients: { to: [], cc: [], bcc: [] },
      ourRole: "to",
      subject: null,
      text,
      quotedText: null,
      signatureText: null,
      html: null,
      attachments: [],
      threadRefs: [],
      inReplyTo: null,
      provenCaseId: null,
      autoReply: null,
      report: null,
      language: visitor.row.locale,
      writtenAt: null,
      problems: [],
    },
    files,
    rawSha256: null,
    at: ctx.now(),
    isOwn: false,
  });
  if (received.outcome !== "stored" && received.outcome !== "duplicate") throw chatRefused();
  noteCustomerTyping(received.caseId, false);
  if (visitor.isUser) await proveUser(ctx, visitor.row);
  const [line] = await chatLines(ctx, [received.messageId]);
  return forWidget(ctx, account.hookKey, line!);
}

/** As whom a visitor brings files: only they can attach them. */
export function uploader({ row }: Visitor): Actor {
  return { kind: "customer", id: row.id, name: "chat visitor", permissions: new Set(), teamIds: [] };
}
