import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { telegram } from "../adapter.ts";
import { hookSecret } from "../secret.ts";
import { telegramSimulator } from "../simulator.ts";

const config = {
  token: "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
  receive: "webhook",
  apiUrl: "https://api.telegram.org",
};
const source = "https://core.telegram.org/bots/webhooks#testing-your-bot-with-updates";
const from = { last_name: "Test Lastname", id: 1111111, first_name: "Test", username: "Test" };
const message = { date: 1441645532, chat: { ...from, type: "private" }, message_id: 1365, from };
const sender = { kind: "telegram", address: "1111111", display: "1111111", name: "Test Test Lastname" };

function update(name: string, value: object, said: NonNullable<Documented["messages"]>): Documented {
  return {
    name,
    source,
    config,
    request: {
      headers: { "x-telegram-bot-api-secret-token": hookSecret({ config }) },
      body: Buffer.from(JSON.stringify({ update_id: 10000, ...value })),
    },
    messages: said,
  };
}

/** The examples of Telegram's own guide to webhooks, sent there with curl. */
export const kit: ChannelKit = {
  adapter: telegram,
  simulator: telegramSimulator,
  polling: { receive: "polling" },
  documented: [
    update("a message with text", { message: { ...message, text: "/start" } }, [
      {
        sender,
        text: "/start",
        writtenAt: new Date("2015-09-07T17:05:32Z"),
        externalId: "telegram:123456789:1111111:1365",
      },
    ]),
    update(
      "a message that answers another",
      {
        message: {
          ...message,
          text: "/start",
          reply_to_message: {
            date: 1441645000,
            chat: { ...from, type: "private" },
            message_id: 1334,
            text: "Original",
          },
        },
      },
      [{ text: "/start", inReplyTo: "telegram:123456789:1111111:1334" }],
    ),
    update("an edited message", { edited_message: { ...message, text: "Edited text", edit_date: 1441646600 } }, [
      { text: "Edited text", externalId: "telegram:123456789:1111111:1365" },
    ]),
    update(
      "a message with audio",
      {
        message: {
          ...message,
          audio: {
            file_id: "AwADBAADbXXXXXXXXXXXGBdhD2l6_XX",
            duration: 243,
            mime_type: "audio/mpeg",
            file_size: 3897500,
            title: "Test music file",
          },
        },
      },
      [
        {
          text: "",
          remoteFiles: [{ name: "file", type: "audio/mpeg", ref: { fileId: "AwADBAADbXXXXXXXXXXXGBdhD2l6_XX" } }],
        },
      ],
    ),
    update(
      "a message with a document",
      {
        message: {
          ...message,
          document: {
            file_id: "AwADBAADbXXXXXXXXXXXGBdhD2l6_XX",
            file_name: "Testfile.pdf",
            mime_type: "application/pdf",
            file_size: 536392,
          },
        },
      },
      [
        {
          remoteFiles: [
            { name: "Testfile.pdf", type: "application/pdf", ref: { fileId: "AwADBAADbXXXXXXXXXXXGBdhD2l6_XX" } },
          ],
        },
      ],
    ),
    update(
      "a pressed button",
      {
        callback_query: {
          id: "4382bfdwdsb323b2d9",
          from,
          data: "Data from button callback",
          inline_message_id: "1234csdbsk4839",
          message,
        },
      },
      [{ text: "Data from button callback", sender }],
    ),
    update(
      "a message in a group, which is nobody's to the shop",
      { message: { ...message, chat: { id: -100, type: "group" }, text: "hi" } },
      [],
    ),
  ],
  forgeries: {
    "without the secret": ({ headers: _, ...post }) => post,
    "with another secret": (post) => ({ ...post, headers: { "x-telegram-bot-api-secret-token": "0".repeat(64) } }),
  },
  gone: {
    status: 403,
    body: JSON.stringify({ ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" }),
  },
};
