import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { metaForgeries, metaVerification, signedByMeta } from "../../toolkit/testing/meta-examples.ts";
import { whatsapp } from "../adapter.ts";
import { whatsAppSimulator } from "../simulator.ts";

const config = {
  number: "+1 555 078 3881",
  phoneNumberId: "106540352242922",
  accessToken: "EAAGm0PX4ZCpsBA",
  appSecret: "0123456789abcdef0123456789abcdef",
  verifyToken: "meatyhamhock",
  apiUrl: "https://graph.facebook.com/v25.0",
};
const signed = signedByMeta(config.appSecret);
const reference =
  "https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages";
const contacts = [{ profile: { name: "Sheena Nelson" }, wa_id: "16505551234" }];
const sender = { kind: "phone", address: "+16505551234", display: "+16505551234", name: "Sheena Nelson" };
const head = {
  from: "16505551234",
  id: "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=",
  timestamp: "1749416383",
};
const externalId = `whatsapp:${head.id}`;

function example(
  name: string,
  page: string,
  value: object,
  understood: Pick<Documented, "messages" | "reports">,
): Documented {
  const metadata = { display_phone_number: "15550783881", phone_number_id: "106540352242922" };
  const change = { value: { messaging_product: "whatsapp", metadata, ...value }, field: "messages" };
  const notification = { object: "whatsapp_business_account", entry: [{ id: "102290129340398", changes: [change] }] };
  const request = signed(Buffer.from(JSON.stringify(notification)));
  return { name, source: `${reference}${page}`, config, request, ...understood };
}

function message(name: string, page: string, content: object, understood: NonNullable<Documented["messages"]>[number]) {
  return example(
    name,
    page,
    { contacts, messages: [{ ...head, ...content }] },
    { messages: [{ sender, ...understood }] },
  );
}

const sent = { id: "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3MTE5MjY", timestamp: "1750263773", recipient_id: "16505551234" };
const providerId = `whatsapp:${sent.id}`;

/** The examples of Meta's reference of webhooks, one for each type of message, and those of statuses. */
export const kit: ChannelKit = {
  adapter: whatsapp,
  simulator: whatsAppSimulator,
  documented: [
    metaVerification(config),
    message(
      "a text",
      "/text",
      { type: "text", text: { body: "Does it come in another color?" } },
      { text: "Does it come in another color?", externalId, writtenAt: new Date("2025-06-08T20:59:43Z") },
    ),
    message(
      "a text that quotes one of ours",
      "/text",
      { context: { from: "15550783881", id: sent.id }, type: "text", text: { body: "This one" } },
      { text: "This one", inReplyTo: providerId },
    ),
    message(
      "a picture with words below it",
      "/image",
      {
        type: "image",
        image: {
          caption: "Taj Mahal",
          mime_type: "image/jpeg",
          sha256: "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
          id: "1003383421387256",
        },
      },
      {
        text: "Taj Mahal",
        remoteFiles: [{ name: "image.jpg", type: "image/jpeg", ref: { mediaId: "1003383421387256" } }],
      },
    ),
    message(
      "a document",
      "/document",
      {
        type: "document",
        document: {
          caption: "Receipt",
          filename: "receipt.pdf",
          mime_type: "application/pdf",
          sha256: "a=",
          id: "1376223850470843",
        },
      },
      {
        text: "Receipt",
        remoteFiles: [{ name: "receipt.pdf", type: "application/pdf", ref: { mediaId: "1376223850470843" } }],
      },
    ),
    message(
      "a place",
      "/location",
      {
        type: "location",
        location: {
          address: "101 Forest Ave, Palo Alto, CA 94301",
          latitude: 37.442175,
          longitude: -122.161345,
          name: "Philz Coffee",
        },
      },
      {
        text: "Philz Coffee, 101 Forest Ave, Palo Alto, CA 94301\n37.44217, -122.16134\nhttps://www.openstreetmap.org/?mlat=37.442175&mlon=-122.161345#map=17/37.442175/-122.161345",
      },
    ),
    message(
      "a contact",
      "/contacts",
      {
        type: "contacts",
        contacts: [
          {
            name: { first_name: "Barbara", last_name: "Johnson", formatted_name: "Barbara J. Johnson" },
            phones: [{ phone: "+1 (415) 555-0829", wa_id: "14125550829", type: "MOBILE" }],
          },
        ],
      },
      { text: "Barbara J. Johnson +1 (415) 555-0829" },
    ),
    message(
      "a button of ours that was pressed",
      "/interactive",
      {
        context: { from: "15550783881", id: sent.id },
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { id: "cancel-button", title: "Cancel" } },
      },
      { text: "Cancel", inReplyTo: providerId },
    ),
    message(
      "a row of a list that was chosen",
      "/interactive",
      {
        type: "interactive",
        interactive: {
          type: "list_reply",
          list_reply: { id: "priority_express", title: "Priority Mail Express", description: "Next Day to 2 Days" },
        },
      },
      { text: "Priority Mail Express – Next Day to 2 Days" },
    ),
    message(
      "a button of a template that was pressed",
      "/button",
      { type: "button", button: { payload: "Unsubscribe", text: "Unsubscribe" } },
      { text: "Unsubscribe" },
    ),
    message(
      "a reaction",
      "/reaction",
      { type: "reaction", reaction: { message_id: sent.id, emoji: "👍" } },
      { text: "👍", inReplyTo: providerId },
    ),
    example(
      "a reaction that was taken back is no message",
      "/reaction",
      { contacts, messages: [{ ...head, type: "reaction", reaction: { message_id: sent.id } }] },
      { messages: [] },
    ),
    message(
      "what WhatsApp does not hand on is there, and says so",
      "/unsupported",
      {
        type: "unsupported",
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
      },
      { text: "", problems: [{ code: "unsupported", detail: "Message type is currently not supported." }] },
    ),
    example(
      "somebody who shows a user name in place of the number",
      "",
      {
        contacts: [{ profile: { name: "Sheena Nelson", username: "sheena" }, user_id: "US.13491208655302741918" }],
        messages: [
          { ...head, from: undefined, from_user_id: "US.13491208655302741918", type: "text", text: { body: "Hi" } },
        ],
      },
      {
        messages: [
          {
            sender: { kind: "whatsapp", address: "US.13491208655302741918", display: "sheena", name: "Sheena Nelson" },
          },
        ],
      },
    ),
    example("a message that is on its way", "/status", { statuses: [{ ...sent, status: "sent" }] }, {}),
    example(
      "a message that arrived",
      "/status",
      { statuses: [{ ...sent, status: "delivered" }] },
      { reports: [{ providerId, outcome: "delivered", recipients: ["+16505551234"] }] },
    ),
    example(
      "a message that was read",
      "/status",
      { statuses: [{ ...sent, status: "read" }] },
      { reports: [{ providerId, outcome: "read" }] },
    ),
    example(
      "a message that failed",
      "/status",
      {
        statuses: [
          {
            ...sent,
            status: "failed",
            errors: [
              {
                code: 131047,
                title: "Re-engagement message",
                message: "Re-engagement message",
                error_data: {
                  details: "More than 24 hours have passed since the customer last replied to this number",
                },
              },
            ],
          },
        ],
      },
      {
        reports: [
          {
            providerId,
            outcome: "bounced",
            detail:
              "131047 Re-engagement message More than 24 hours have passed since the customer last replied to this number",
          },
        ],
      },
    ),
  ],
  signed: { config, request: signed },
  forgeries: metaForgeries,
  templateRefused: {
    status: 400,
    body: JSON.stringify({
      error: { message: "(#132015) Template is paused", type: "OAuthException", code: 132015, fbtrace_id: "A1" },
    }),
  },
  gone: {
    status: 400,
    body: JSON.stringify({
      error: { message: "(#131026) Message undeliverable", type: "OAuthException", code: 131026, fbtrace_id: "A1" },
    }),
  },
};
