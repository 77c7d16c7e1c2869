import { type ChannelAccount, type DeliveryReport, type HookContent, HookRefused } from "../../kernel/channel/index.ts";
import { jsonBytes } from "../toolkit/hooks.ts";
import { isPlain, objectsOf } from "../toolkit/loose-json.ts";
import { whatsAppConfigOf } from "./account-config.ts";
import { senderOf } from "./handle.ts";
import { messageId } from "./message-id.ts";
import type { ChangeValue, Contact, Notification, Status, WhatsAppMessage } from "./notification.ts";

/** One message of a notification, as it is stored. */
export type Piece = { message: WhatsAppMessage; contacts: Contact[] };

/**
 * Cuts a notification into its messages, and its statuses into reports. It may tell of several numbers of one business:
 * what is another's is that account's to hear.
 */
export function readNotification(notification: Notification, account: ChannelAccount): HookContent {
  const { phoneNumberId } = whatsAppConfigOf(account);
  const values = objectsOf<NonNullable<Notification["entry"]>[number]>(notification.entry)
    .flatMap((entry) => objectsOf<{ field?: string; value?: ChangeValue }>(entry.changes))
    .flatMap(({ field, value }) => (field === "messages" && value && typeof value === "object" ? [value] : []));
  const ours = values.filter((value) => value.metadata?.phone_number_id === phoneNumberId);
  // Answered as if nothing were wrong, they would be lost without anybody knowing.
  if (values.length > 0 && ours.length === 0) throw new HookRefused("it is about another number than this account's");
  return {
    deliveries: ours.flatMap((value) => deliveriesOf(value)),
    reports: ours.flatMap((value) => objectsOf<Status>(value.statuses).flatMap(reportOf)),
  };
}

function deliveriesOf(value: ChangeValue) {
  const contacts = objectsOf<Contact>(value.contacts);
  return objectsOf<WhatsAppMessage>(value.messages)
    .filter((message) => typeof message.id === "string" && isForUs(message) && senderOf(message, contacts))
    .map((message) => ({ externalId: messageId(message.id), raw: jsonBytes({ message, contacts } satisfies Piece) }));
}

/** Not what is said in groups, a reaction that is taken back, or the news that somebody has another number. */
function isForUs({ group_id: group, type, reaction }: WhatsAppMessage): boolean {
  return group === undefined && type !== "system" && (type !== "reaction" || Boolean(reaction?.emoji));
}

/** "played" is told of voice messages that were heard. */
const OUTCOMES: Record<string, DeliveryReport["outcome"]> = {
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "bounced",
};

function reportOf(status: Status): DeliveryReport[] {
  const outcome = OUTCOMES[status.status];
  if (!outcome || typeof status.id !== "string") return [];
  const [fault] = objectsOf<NonNullable<Status["errors"]>[number]>(status.errors);
  const detail =
    fault && [fault.code, fault.title ?? fault.message, fault.error_data?.details].filter(isPlain).join(" ");
  const recipient = isPlain(status.recipient_id) ? `+${status.recipient_id}` : status.recipient_user_id;
  return [
    {
      externalId: null,
      providerId: messageId(status.id),
      recipients: isPlain(recipient) ? [recipient] : [],
      outcome,
      detail: detail ?? null,
    },
  ];
}
