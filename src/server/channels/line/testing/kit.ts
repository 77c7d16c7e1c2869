import { createHmac } from "node:crypto";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { line } from "../adapter.ts";
import { lineSimulator } from "../simulator.ts";

const config = {
  basicId: "@216ru8ek",
  accessToken: "a-token-of-twenty-letters-or-more",
  channelSecret: "8c570fa6dd201bb328f1c1eac23a96d8",
  // Nobody listens there: a message without a name is a message.
  apiUrl: "http://127.0.0.1:9",
};
const reference = "https://developers.line.biz/en/reference/messaging-api/";
const userId = "U4af4980629a1b2c3d4e5f60718293a4b";
const source = { type: "user", userId };
const sender = { kind: "line", address: userId, display: userId, name: "LINE taro" };
const head = {
  replyToken: "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
  mode: "active",
  timestamp: 1462629479859,
  source,
  webhookEventId: "01FZ74A0TDDPYRVKNK77XKC3ZR",
  deliveryContext: { isRedelivery: false },
};

function signed(body: Uint8Array) {
  const signature = createHmac("sha256", config.channelSecret).update(body).digest("base64");
  return { headers: { "x-line-signature": signature }, body };
}

function event(name: string, page: string, value: object, messages: NonNullable<Documented["messages"]>): Documented {
  const webhook = { destination: "Uffffffffffffffffffffffffffffffff", events: [{ ...head, ...value }] };
  const api = { [`/v2/bot/profile/${userId}`]: { userId, displayName: "LINE taro", language: "en" } };
  return {
    name,
    source: reference + page,
    config,
    api,
    request: signed(Buffer.from(JSON.stringify(webhook))),
    messages,
  };
}

const message = (
  name: string,
  page: string,
  content: object,
  understood: NonNullable<Documented["messages"]>[number],
) => event(name, page, { type: "message", message: content }, [understood]);

/** The examples of LINE's reference, and the vector of its own libraries for the signature. */
export const kit: ChannelKit = {
  adapter: line,
  simulator: lineSimulator,
  documented: [
    {
      name: "the signature of LINE's own libraries",
      source: "https://github.com/line/line-bot-sdk-nodejs/blob/master/test/validate-signature.spec.ts",
      config: { ...config, channelSecret: "test_secret" },
      request: {
        headers: { "x-line-signature": "t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=" },
        body: Buffer.from('{"hello":"world"}'),
      },
    },
    {
      name: "the console's question whether somebody listens",
      source: `${reference}#request-body`,
      config,
      request: signed(Buffer.from('{"destination":"Uffffffffffffffffffffffffffffffff","events":[]}')),
    },
    message(
      "a text",
      "#wh-text",
      {
        id: "444573844083572737",
        type: "text",
        quoteToken: "q3Plxr4AgKd...",
        text: "@All @example Good Morning!! (love)",
      },
      {
        sender,
        text: "@All @example Good Morning!! (love)",
        externalId: "line:444573844083572737",
        writtenAt: new Date("2016-05-07T13:57:59.859Z"),
      },
    ),
    message(
      "a text that quotes another",
      "#wh-text",
      { id: "468789577898262530", type: "text", quotedMessageId: "468789532432007169", text: "Yes, this one" },
      { text: "Yes, this one", inReplyTo: "line:468789532432007169" },
    ),
    message(
      "a picture",
      "#wh-image",
      { type: "image", id: "354718705033693859", contentProvider: { type: "line" } },
      { text: "", remoteFiles: [{ name: "image.jpg", type: "image/jpeg", ref: { messageId: "354718705033693859" } }] },
    ),
    message(
      "a video",
      "#wh-video",
      { id: "325708", type: "video", duration: 60000, contentProvider: { type: "line" } },
      { remoteFiles: [{ name: "video.mp4", type: "video/mp4", ref: { messageId: "325708" } }] },
    ),
    message(
      "a picture that lies elsewhere",
      "#wh-image",
      {
        type: "image",
        id: "1",
        contentProvider: { type: "external", originalContentUrl: "https://example.com/o.jpg" },
      },
      { text: "https://example.com/o.jpg", remoteFiles: [] },
    ),
    message(
      "a file",
      "#wh-file",
      { id: "325708", type: "file", fileName: "file.txt", fileSize: 2138 },
      { remoteFiles: [{ name: "file.txt", type: "application/octet-stream", ref: { messageId: "325708" } }] },
    ),
    message(
      "a place",
      "#wh-location",
      {
        id: "325708",
        type: "location",
        title: "my location",
        address: "1-3 Kioicho, Chiyoda-ku, Tokyo, 102-8282, Japan",
        latitude: 35.67966,
        longitude: 139.73669,
      },
      {
        text: "my location, 1-3 Kioicho, Chiyoda-ku, Tokyo, 102-8282, Japan\n35.67966, 139.73669\nhttps://www.openstreetmap.org/?mlat=35.67966&mlon=139.73669#map=17/35.67966/139.73669",
      },
    ),
    message(
      "a sticker, by what it means",
      "#wh-sticker",
      {
        type: "sticker",
        id: "1501597916",
        stickerId: "52002738",
        packageId: "11537",
        keywords: ["cony", "sally", "Staring", "hi"],
      },
      { text: "[cony, sally, Staring]" },
    ),
    event(
      "a pressed button",
      "#postback-event",
      { type: "postback", postback: { data: "storeId=12345", params: { datetime: "2017-12-25T01:00" } } },
      [{ text: "storeId=12345\n2017-12-25T01:00", externalId: "line:01FZ74A0TDDPYRVKNK77XKC3ZR", sender }],
    ),
    event(
      "a new friend has not said anything yet",
      "#follow-event",
      { type: "follow", follow: { isUnblocked: false } },
      [],
    ),
    event("whoever blocks us says nothing", "#unfollow-event", { type: "unfollow" }, []),
    event("a message that was taken back", "#unsend-event", { type: "unsend", unsend: { messageId: "325708" } }, []),
    event(
      "what is said in a group",
      "#wh-text",
      {
        type: "message",
        source: { type: "group", groupId: "Ca56f94637c", userId },
        message: { id: "1", type: "text", text: "hi" },
      },
      [],
    ),
    event(
      "what another module of the account has in hand",
      "#common-properties",
      { type: "message", mode: "standby", message: { id: "1", type: "text", text: "hi" } },
      [],
    ),
  ],
  signed: { config, request: signed },
  forgeries: {
    "without a signature": ({ headers: _, ...post }) => post,
    "signed with another secret": (post) => ({
      ...post,
      headers: { "x-line-signature": createHmac("sha256", "another").update(post.body).digest("base64") },
    }),
    "changed after it was signed": (post) => ({ ...post, body: `${post.body} ` }),
  },
  gone: { status: 400, body: JSON.stringify({ message: "Failed to send messages" }) },
};
