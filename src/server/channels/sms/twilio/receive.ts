import {
  type ChannelAccount,
  type DeliveryReport,
  type HookContent,
  HookRefused,
  type HookRequest,
  type IncomingMessage,
} from "../../../kernel/channel/index.ts";
import { nameFile } from "../../toolkit/name-file.ts";
import { type Form, readForm } from "../../toolkit/twilio/form.ts";
import { isFromTwilio } from "../../toolkit/twilio/signature.ts";
import { twilioConfigOf } from "../account-config.ts";
import { messageId } from "../message-id.ts";
import { understood } from "../understood.ts";

/** Nothing is to be said to the sender by the answer itself. */
const ANSWER = { type: "text/xml", body: "<Response/>" };

/** A message or a status (https://www.twilio.com/docs/messaging/guides/webhook-request). @throws HookRefused */
export function receiveFromTwilio(request: HookRequest, account: ChannelAccount): HookContent {
  if (!isFromTwilio(request, twilioConfigOf(account).authToken)) {
    throw new HookRefused("the signature is not that of our account");
  }
  const form = readForm(request.body);
  const id = form.MessageSid ?? form.SmsSid;
  if (!id) throw new HookRefused("the form names no message");
  if (form.MessageStatus) return { deliveries: [], reports: reportsOf(id, form), answer: ANSWER };
  const delivery = { externalId: messageId(id), raw: request.body, envelope: { protocol: "twilio" } };
  return { deliveries: form.From ? [delivery] : [], reports: [], answer: ANSWER };
}

const OUTCOMES: Record<string, DeliveryReport["outcome"]> = {
  delivered: "delivered",
  read: "read",
  undelivered: "bounced",
  failed: "bounced",
  canceled: "bounced",
};

function reportsOf(id: string, form: Form): DeliveryReport[] {
  const outcome = OUTCOMES[form.MessageStatus!];
  if (!outcome) return [];
  const detail = [form.ErrorCode, form.ErrorMessage, form.ErrorCode && reasons[form.ErrorCode]]
    .filter(Boolean)
    .join(" ");
  const recipients = form.To ? [form.To] : [];
  return [{ externalId: null, providerId: messageId(id), recipients, outcome, detail: detail || null }];
}

/** Callbacks give a number alone (https://www.twilio.com/docs/api/errors). */
const reasons: Record<string, string> = {
  "30003": "Unreachable destination handset",
  "30004": "Message blocked",
  "30005": "Unknown destination handset",
  "30006": "Landline or unreachable carrier",
  "30007": "Message filtered by the carrier",
  "30008": "Unknown error",
};

/** Reads a stored message of Twilio's. */
export function parseTwilio(raw: Uint8Array): IncomingMessage {
  const form = readForm(raw);
  return understood({
    id: form.MessageSid ?? form.SmsSid ?? "",
    from: form.From ?? "",
    text: form.Body ?? "",
    files: filesOf(form),
    // With "Advanced Opt-Out" Twilio says itself what it took a message for.
    optOut: form.OptOutType === "STOP" ? true : form.OptOutType === "START" ? false : null,
  });
}

/** As many as Twilio takes into one message. */
const MAX_MEDIA = 10;

function filesOf(form: Form) {
  const count = Math.min(Number(form.NumMedia) || 0, MAX_MEDIA);
  return Array.from({ length: count }, (_, n) => {
    const [url = "", type = "application/octet-stream"] = [form[`MediaUrl${n}`], form[`MediaContentType${n}`]];
    return { name: nameFile(type.split("/")[0]!, type), type, ref: { url } };
  }).filter(({ ref }) => ref.url !== "");
}
