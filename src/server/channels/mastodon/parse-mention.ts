import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { nameFile } from "../toolkit/name-file.ts";
import { shopOf, statusId } from "./account-config.ts";
import { addressOf } from "./address.ts";
import type { MastodonMedia, MastodonNotification } from "./status.ts";
import { statusText, withoutOurName } from "./status-text.ts";

const TYPES = { image: "image/jpeg", gifv: "video/mp4", video: "video/mp4", audio: "audio/mpeg", unknown: undefined };

/** Turns a mention into a message. */
export function parseMention(
  { status }: MastodonNotification,
  { ancestors }: Record<string, unknown>,
  account: ChannelAccount,
): IncomingMessage {
  const shop = shopOf(account);
  const address = status && addressOf(status.account.acct, shop.server);
  if (!address) throw new Error("The notification holds no status of anybody.");
  const files = objectsOf<MastodonMedia>(status.media_attachments).flatMap(fileOf);
  const whole = statusText(status.content ?? "");
  const words = withoutOurName(whole, shop.address);
  const isBare = !words && !status.spoiler_text && files.length === 0;
  const writtenAt = new Date(status.created_at ?? "");
  const above = Array.isArray(ancestors) ? ancestors.map((id) => statusId(account, String(id))) : [];
  const answers = status.in_reply_to_id ? statusId(account, status.in_reply_to_id) : null;
  const message = chatMessage({
    externalId: statusId(account, status.id),
    sender: { kind: "mastodon", address, display: `@${address}`, name: status.account.display_name || null },
    text: [status.spoiler_text, isBare ? whole : words].filter(Boolean).join("\n\n"),
    files,
    answers,
    autoReply: status.account.bot === true ? "auto" : null,
    writtenAt: Number.isNaN(writtenAt.getTime()) ? null : writtenAt,
    problems: isSeenByOthers(status.visibility) ? [{ code: "public-post", detail: status.url ?? "" }] : [],
  });
  return { ...message, threadRefs: [...new Set([...message.threadRefs, ...above])] };
}

/** Whoever answers sees that others read along; the answer itself goes to the person alone. */
function isSeenByOthers(visibility: unknown): boolean {
  return visibility === "public" || visibility === "unlisted" || visibility === "private";
}

function fileOf({ type, url, remote_url }: MastodonMedia): RemoteFile[] {
  // One that our server did not take over is at the server of whoever sent it.
  const address = [url, remote_url].find((each) => typeof each === "string" && URL.canParse(each));
  if (!address) return [];
  const kind = TYPES[type] ?? "application/octet-stream";
  const last = new URL(address).pathname.split("/").at(-1) ?? "";
  return [{ name: last.includes(".") ? last : nameFile("file", kind), type: kind, ref: { url: address } }];
}
