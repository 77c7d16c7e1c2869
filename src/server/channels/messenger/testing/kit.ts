import type { ChannelKit } from "../../toolkit/testing/channel-kit.ts";
import { metaExamples, metaForgeries } from "../../toolkit/testing/meta-examples.ts";
import { messenger } from "../adapter.ts";
import { messengerSimulator } from "../simulator.ts";

const events =
  "https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events";
const PERSON = "1254459154682919";
const { config, signed, example, verification } = metaExamples("page", "682498302938465", PERSON);
const sender = { kind: "messenger", address: PERSON, display: PERSON, name: "Peter Chang" };
const mid = "mid.1457764197618:41d102a3e1ae206a38";
const providerId = "messenger:mid.1458668856218:ed81099e15d3f4f233";

/** The examples of Meta's reference of webhook events for pages. */
export const kit: ChannelKit = {
  adapter: messenger,
  simulator: messengerSimulator,
  documented: [
    verification,
    example(
      "a text",
      `${events}/messages`,
      { message: { mid, text: "hello, world!" } },
      {
        messages: [
          {
            sender,
            text: "hello, world!",
            externalId: `messenger:${mid}`,
            writtenAt: new Date("2016-03-23T00:25:52.478Z"),
          },
        ],
      },
    ),
    example(
      "a quick reply",
      `${events}/messages`,
      { message: { mid, text: "Red", quick_reply: { payload: "RED" } } },
      {
        messages: [{ text: "Red" }],
      },
    ),
    example(
      "a text that answers another",
      `${events}/messages`,
      { message: { mid, text: "this one", reply_to: { mid: "m_1fTq8oLumEyIp3Q2MR-aY7IfLZDamVrALniheU" } } },
      { messages: [{ inReplyTo: "messenger:m_1fTq8oLumEyIp3Q2MR-aY7IfLZDamVrALniheU" }] },
    ),
    example(
      "a picture",
      `${events}/messages`,
      {
        message: {
          mid,
          attachments: [{ type: "image", payload: { url: "https://scontent.xx.fbcdn.net/v/t34.0-12/photo.png?oh=1" } }],
        },
      },
      {
        messages: [
          {
            text: "",
            remoteFiles: [
              {
                name: "photo.png",
                type: "image/jpeg",
                ref: { url: "https://scontent.xx.fbcdn.net/v/t34.0-12/photo.png?oh=1" },
              },
            ],
          },
        ],
      },
    ),
    example(
      "a post that was shared",
      `${events}/messages`,
      {
        message: {
          mid,
          text: "is it this?",
          attachments: [{ type: "fallback", payload: { url: "https://shop.example/p/1", title: "The blue one" } }],
        },
      },
      { messages: [{ text: "is it this?\nThe blue one\nhttps://shop.example/p/1", remoteFiles: [] }] },
    ),
    example(
      "a changed text",
      `${events}/message_edits`,
      { message_edit: { mid, text: "hello, moon!", num_edit: 3 } },
      { messages: [{ text: "hello, moon!", externalId: `messenger:${mid}` }] },
    ),
    example(
      "a pressed button",
      `${events}/messaging_postbacks`,
      { postback: { mid: "m_MESSAGE-ID", title: "Where is my order?", payload: "ORDER_STATUS" } },
      { messages: [{ text: "Where is my order?", externalId: "messenger:m_MESSAGE-ID" }] },
    ),
    example(
      "a reaction",
      `${events}/message-reactions`,
      { reaction: { reaction: "love", emoji: "❤️", action: "react", mid } },
      { messages: [{ text: "❤️", inReplyTo: `messenger:${mid}` }] },
    ),
    example(
      "a reaction that was taken back",
      `${events}/message-reactions`,
      { reaction: { reaction: "love", emoji: "❤️", action: "unreact", mid } },
      { messages: [] },
    ),
    example(
      "an echo of what we said",
      `${events}/message-echoes`,
      { message: { is_echo: true, app_id: 1517776481860111, mid, text: "hello" } },
      { messages: [] },
    ),
    example(
      "what arrived, by its ids",
      `${events}/message-deliveries`,
      { delivery: { mids: ["mid.1458668856218:ed81099e15d3f4f233"], watermark: 1458668856253 } },
      { reports: [{ providerId, outcome: "delivered", recipients: [PERSON] }] },
    ),
    example(
      "what arrived, until a moment",
      `${events}/message-deliveries`,
      { delivery: { watermark: 1458668856253 } },
      {
        reports: [{ upTo: new Date("2016-03-22T17:47:36.253Z"), outcome: "delivered", recipients: [PERSON] }],
      },
    ),
    example(
      "what was read",
      `${events}/message-reads`,
      { read: { watermark: 1458668856253 } },
      {
        reports: [{ upTo: new Date("2016-03-22T17:47:36.253Z"), outcome: "read", recipients: [PERSON] }],
      },
    ),
    example(
      "how somebody came to us",
      `${events}/messaging_referrals`,
      { referral: { ref: "AD", source: "ADS" } },
      {
        messages: [],
      },
    ),
  ],
  signed: { config, request: signed },
  forgeries: metaForgeries,
  gone: {
    status: 400,
    body: JSON.stringify({
      error: { message: "(#551) This person isn't available right now.", code: 551, error_subcode: 1545041 },
    }),
  },
};
