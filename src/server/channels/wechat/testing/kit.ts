import type { SimPost } from "../../toolkit/simulator/define-simulator.ts";
import { encryptPush, pushSignature } from "../../toolkit/simulator/tencent.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { wechat } from "../adapter.ts";
import { wechatSimulator } from "../simulator.ts";

const encryption = "https://developers.weixin.qq.com/doc/subscription/guide/dev/push/encryption.html";
const standard = "https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html";
const events = "https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_event_pushes.html";
const template =
  "https://developers.weixin.qq.com/doc/service/guide/product/template_message/Template_Message_Interface.html";
const success = { body: "success" };

const plain = {
  appId: "wx5823bf96d3bd56c7",
  appSecret: "0123456789abcdef0123456789abcdef",
  token: "AAAAA",
  mode: "plain",
  apiUrl: "https://api.weixin.qq.com",
};
/** The account of Tencent's sample code (https://wximg.gtimg.com/shake_tv/mpwiki/cryptoDemo.zip, Sample.py, Sample.cpp). */
const sample = {
  ...plain,
  appId: "wx2c2769f8efd9abc2",
  token: "spamtest",
  mode: "encrypted",
  aesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};

/** An example of a push in plain mode; the documentation shows these without their signature. */
function push(name: string, source: string, elements: string, messages: Documented["messages"]): Documented {
  const [timestamp, nonce] = ["1348831860", "1372623149"];
  const xml = `<xml>
  <ToUserName><![CDATA[toUser]]></ToUserName>
  <FromUserName><![CDATA[fromUser]]></FromUserName>
  <CreateTime>1348831860</CreateTime>
${elements}
</xml>`;
  return {
    name,
    source,
    config: plain,
    at: new Date(Number(timestamp) * 1_000),
    request: {
      query: { signature: pushSignature(plain.token, timestamp, nonce), timestamp, nonce, openid: "fromUser" },
      body: Buffer.from(xml),
    },
    messages: messages ?? [],
    answer: success,
  };
}

/** The same push as an account gets it that has chosen JSON. */
function inJson({ request, ...documented }: Documented, fields: string): Documented {
  const body = `{"ToUserName":"toUser","FromUserName":"fromUser","CreateTime":1348831860,${fields}}`;
  return { ...documented, request: { ...request, body: Buffer.from(body) } };
}

const tag = (name: string, value: string) => `  <${name}><![CDATA[${value}]]></${name}>`;
const message = (type: string, ...elements: string[]) =>
  [tag("MsgType", type), ...elements, "  <MsgId>1234567890123456</MsgId>"].join("\n");
const event = (name: string, ...elements: string[]) =>
  [tag("MsgType", "event"), tag("Event", name), ...elements].join("\n");

const sender = { kind: "wechat", address: "fromUser", display: "微信 ···User", name: null };
const externalId = "wechat:wx5823bf96d3bd56c7:1234567890123456";
const writtenAt = new Date("2012-09-28T11:31:00Z");

export const kit: ChannelKit = {
  adapter: wechat,
  simulator: wechatSimulator,
  documented: [
    {
      name: "the address is verified",
      source: "https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html",
      config: plain,
      request: {
        method: "GET",
        query: {
          signature: "f464b24fc39322e44b38aa78f5edd27bd1441696",
          echostr: "4375120948345356249",
          timestamp: "1714036504",
          nonce: "1514711492",
        },
        body: new Uint8Array(),
      },
      answer: { body: "4375120948345356249" },
    },
    {
      name: "a plain event in JSON, with the vendor's own signature",
      source: encryption,
      config: plain,
      at: new Date(1_714_037_059_000),
      request: {
        query: { signature: "899cf89e464efb63f54ddac96b0a0a235f53aa78", timestamp: "1714037059", nonce: "486452656" },
        body: Buffer.from(
          JSON.stringify({
            ToUserName: "gh_97417a04a28d",
            FromUserName: "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
            CreateTime: 1714037059,
            MsgType: "event",
            Event: "debug_demo",
            debug_str: "hello world",
          }),
        ),
      },
      answer: success,
    },
    {
      name: "an encrypted message in compatible mode, which brings its plain text along (Sample.py)",
      source: encryption,
      config: sample,
      request: {
        query: {
          timestamp: "1409735669",
          nonce: "1320562132",
          encrypt_type: "aes",
          msg_signature: "5d197aaffba7e9b25a30732f161a50dee96bd5fa",
        },
        body: Buffer.from(
          "<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName><CreateTime>1409735668</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[abcdteT]]></Content><MsgId>6054768590064713728</MsgId><Encrypt><![CDATA[hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=]]></Encrypt></xml>",
        ),
      },
      messages: [
        {
          externalId: "wechat:wx2c2769f8efd9abc2:6054768590064713728",
          sender: { ...sender, address: "oyORnuP8q7ou2gfYjqLzSIWZf0rs", display: "微信 ···f0rs" },
          text: "abcdteT",
          writtenAt: new Date("2014-09-03T09:14:28Z"),
        },
      ],
      answer: success,
    },
    {
      name: "an encrypted message in safe mode (Sample.cpp)",
      source: encryption,
      config: sample,
      request: {
        query: {
          timestamp: "1410349438",
          nonce: "298025754",
          encrypt_type: "aes",
          msg_signature: "003fee52ecc56afb46c00b5c7721be87860ce785",
        },
        body: Buffer.from(
          "<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><Encrypt><![CDATA[mfBCs65c67CeJw22u4VT2TD73q5H06+ocrAIxswCaeZ/d/Lw0msSZFHY0teqgSYiI1zR2gD2DKrB3TIrmX/liNSDrGqS8jSI/WPeKB5VPr7Ezr7gomZAyGCwJSgT1TRFWPfONGJMxuj2nk4faTuspAuVIFQ6SHwZuJBZC7mcJp7Cgr9cUhATQWDbOPaE7ukZBTV2YqyzH+UI2AK+J1S47cE79k1RX8t0hcTz/O0hlK8DGXKnvYv88qKQcI7z4iaajqHfRVZKBNyOODabs+It+ZfM3dWTeFcPgDbGtIEnpt/EDtuuA/zMvtkaKdHdswPnVZQ+xdwbYr3ldGvfT8HlEYEgkgKaThxTFobVlwzu2ZkXCjicbP3xdr15Iq48ObgzPpqYuZ3IEoyggZDKClquk0u0orMck4GTF/XyE8yGzc4=]]></Encrypt></xml>",
        ),
      },
      messages: [{ sender: { ...sender, address: "oyORnuP8q7ou2gfYjqLzSIWZf0rs", display: "微信 ···f0rs" } }],
      answer: success,
    },
    {
      name: "an encrypted event in safe mode, by a key that is all zeros",
      source:
        "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/Before_Develop/message_push.html",
      config: { ...plain, mode: "encrypted", appId: "wx134c8103faa5a59e", aesKey: "A".repeat(43) },
      request: {
        query: {
          signature: "cc0c594499c1634947d5b502f158ee518947db27",
          timestamp: "1715943329",
          nonce: "1590219412",
          openid: "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
          encrypt_type: "aes",
          msg_signature: "6c12a4205838198b8fa631b3220723bb07f1015c",
        },
        body: Buffer.from(
          "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==]]></Encrypt></xml>",
        ),
      },
      answer: success,
    },
    push("text", standard, message("text", tag("Content", "this is a test")), [
      { text: "this is a test", sender, externalId, writtenAt },
    ]),
    inJson(
      push("text in JSON, its number of 64 bits whole", encryption, "", [
        { text: "this is a test", sender, externalId: "wechat:wx5823bf96d3bd56c7:6054768590064713729", writtenAt },
      ]),
      '"MsgType":"text","Content":"this is a test","MsgId":6054768590064713729',
    ),
    push("a picture", standard, message("image", tag("PicUrl", "this is a url"), tag("MediaId", "media_id")), [
      { text: "", remoteFiles: [{ name: "image.jpg", type: "image/jpeg", ref: { mediaId: "media_id" } }] },
    ]),
    push(
      "voice with what was heard in it",
      standard,
      message("voice", tag("MediaId", "media_id"), tag("Format", "amr"), tag("Recognition", "腾讯微信团队")),
      [
        {
          text: "腾讯微信团队",
          remoteFiles: [{ name: "voice.amr", type: "audio/amr", ref: { mediaId: "media_id" } }],
        },
      ],
    ),
    ...["video", "shortvideo"].map((type) =>
      push(type, standard, message(type, tag("MediaId", "media_id"), tag("ThumbMediaId", "thumb_media_id")), [
        { text: "", remoteFiles: [{ name: "video.mp4", type: "video/mp4", ref: { mediaId: "media_id" } }] },
      ]),
    ),
    push(
      "a place",
      standard,
      `${message("location", tag("Label", "位置信息"))}
  <Location_X>23.134521</Location_X>
  <Location_Y>113.358803</Location_Y>
  <Scale>20</Scale>`,
      [{ text: "位置信息\n23.13452, 113.35880\nhttps://uri.amap.com/marker?position=113.358803,23.134521" }],
    ),
    push(
      "a link",
      standard,
      message("link", tag("Title", "公众平台官网链接"), tag("Description", "公众平台官网链接"), tag("Url", "url")),
      [{ text: "公众平台官网链接\n公众平台官网链接\nurl" }],
    ),
    push("somebody follows: no words, no case", events, event("subscribe"), []),
    push("somebody leaves", events, event("unsubscribe"), []),
    push(
      "somebody follows by a code",
      events,
      event("subscribe", tag("EventKey", "qrscene_123123"), tag("Ticket", "TICKET")),
      [],
    ),
    push("a follower scans a code", events, event("SCAN", tag("EventKey", "SCENE_VALUE"), tag("Ticket", "TICKET")), []),
    push("a menu button is pressed", events, event("CLICK", tag("EventKey", "EVENTKEY")), [
      { text: "EVENTKEY", externalId: "wechat:wx5823bf96d3bd56c7:CLICK:fromUser:1348831860" },
    ]),
    ...[
      { status: "success", outcome: "delivered" as const, detail: null },
      { status: "failed:user block", outcome: "bounced" as const, detail: "failed:user block" },
      { status: "failed: system failed", outcome: "bounced" as const, detail: "failed: system failed" },
    ].map(({ status, ...report }) => ({
      ...push(
        `what became of a template message: ${status}`,
        template,
        event("TEMPLATESENDJOBFINISH", "  <MsgID>200163836</MsgID>", tag("Status", status)),
        [],
      ),
      reports: [{ providerId: "wechat:wx5823bf96d3bd56c7:template:200163836", ...report }],
    })),
    push("a menu link is opened", events, event("VIEW", tag("EventKey", "www.qq.com")), []),
  ],
  unsignedBody: { mode: "plain" },
  signed: {
    config: sample,
    request(body) {
      const [timestamp, nonce] = ["1409735669", "1320562132"];
      const encrypted = encryptPush(sample.aesKey, Buffer.from(body).toString(), sample.appId);
      return {
        query: { msg_signature: pushSignature(sample.token, timestamp, nonce, encrypted), timestamp, nonce },
        body: Buffer.from(JSON.stringify({ Encrypt: encrypted })),
      };
    },
  },
  forgeries: {
    "without a signature": ({ query: { msg_signature: _, ...query } = {}, ...post }) => ({ ...post, query }),
    "with another signature": (post) => altered(post, { msg_signature: "0".repeat(40) }),
    "with a changed body": (post) => ({ ...post, body: post.body.replace(/(Encrypt><!\[CDATA\[)../, "$1xx") }),
    "signed for another time": (post) => altered(post, { timestamp: "1" }),
    "plain, though encryption is on": ({ query = {}, ...post }) => ({
      ...post,
      query: { signature: query.signature!, timestamp: query.timestamp!, nonce: query.nonce! },
      body: "<xml><FromUserName>x</FromUserName><MsgType>text</MsgType><Content>forged</Content><MsgId>1</MsgId></xml>",
    }),
  },
  templateRefused: { status: 200, body: JSON.stringify({ errcode: 40037, errmsg: "invalid template_id" }) },
  gone: {
    status: 200,
    body: JSON.stringify({ errcode: 45015, errmsg: "response out of time limit or subscription is canceled" }),
  },
};

function altered(post: SimPost, query: Record<string, string>): SimPost {
  return { ...post, query: { ...post.query, ...query } };
}
