import type { SimPost } from "../../toolkit/simulator/define-simulator.ts";
import { encryptPush, pushSignature } from "../../toolkit/simulator/tencent.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { wecom } from "../adapter.ts";
import { wecomSimulator } from "../simulator.ts";

const crypto = "https://developer.work.weixin.qq.com/document/path/90968";
const reading = "https://developer.work.weixin.qq.com/document/path/94670";
const success = { body: "success" };

/** The company of WeCom's own examples of encryption. */
const sample = {
  corpId: "wx5823bf96d3bd56c7",
  secret: "simulated-secret-of-the-app-0123456789",
  token: "QDG6eK",
  aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
  apiUrl: "https://qyapi.weixin.qq.com",
};

const knock = `<xml>
   <ToUserName><![CDATA[ww12345678910]]></ToUserName>
   <CreateTime>1348831860</CreateTime>
   <MsgType><![CDATA[event]]></MsgType>
   <Event><![CDATA[kf_msg_or_event]]></Event>
   <Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token>
   <OpenKfId><![CDATA[wkxxxxxxx]]></OpenKfId>
</xml>`;

const ids = {
  msgid: "from_msgid_4622416642169452483",
  open_kfid: "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",
  external_userid: "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw",
  send_time: 1615478585,
  origin: 3,
};
const address = `${ids.open_kfid}:${ids.external_userid}`;
const sender = { kind: "wecom", address, display: `微信 ···${ids.external_userid.slice(-4)}`, name: "NICKNAME" };

/** The documented knock, and one message of the documentation that is read upon it. */
function read(name: string, message: object, expected: Partial<Documented>): Documented {
  const [timestamp, nonce] = ["1409659813", "1372623149"];
  const encrypted = encryptPush(sample.aesKey, knock, sample.corpId);
  return {
    name,
    source: reading,
    config: sample,
    request: {
      query: { msg_signature: pushSignature(sample.token, timestamp, nonce, encrypted), timestamp, nonce },
      body: Buffer.from(`<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`),
    },
    api: {
      "/cgi-bin/gettoken": { errcode: 0, errmsg: "ok", access_token: "accesstoken000001", expires_in: 7200 },
      "/cgi-bin/kf/sync_msg": {
        errcode: 0,
        errmsg: "ok",
        next_cursor: "4gw7MepFLfgF2VC5npN",
        has_more: 0,
        msg_list: [{ ...ids, servicer_userid: "Zhangsan", ...message }],
      },
      "/cgi-bin/kf/customer/batchget": {
        errcode: 0,
        errmsg: "ok",
        customer_list: [{ external_userid: ids.external_userid, nickname: "NICKNAME", avatar: "", gender: 1 }],
        invalid_external_userid: ["zhangsan"],
      },
    },
    answer: success,
    ...expected,
  };
}

const file = (name: string, type: string) => ({
  text: "",
  remoteFiles: [{ name, type, ref: { mediaId: "2iSLeVyqzk4eX0IB5kTi9Ljfa2rt9dwfq5WKRQ4Nvvgw" } }],
});
const media = { media_id: "2iSLeVyqzk4eX0IB5kTi9Ljfa2rt9dwfq5WKRQ4Nvvgw" };

export const kit: ChannelKit = {
  adapter: wecom,
  simulator: wecomSimulator,
  documented: [
    {
      name: "the address is verified, by the vendor's own sample",
      source: crypto,
      config: sample,
      request: {
        method: "GET",
        query: {
          msg_signature: "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
          timestamp: "1409659589",
          nonce: "263014780",
          echostr: "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
        },
        body: new Uint8Array(),
      },
      answer: { body: "1616140317555161061" },
    },
    {
      name: "the vendor's own sample of an encrypted message, which is no knock",
      source: crypto,
      config: sample,
      request: {
        query: {
          msg_signature: "477715d11cdb4164915debcba66cb864d751f3e6",
          timestamp: "1409659813",
          nonce: "1372623149",
        },
        body: Buffer.from(
          "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>",
        ),
      },
      answer: success,
    },
    read(
      "text",
      { msgtype: "text", text: { content: "hello world", menu_id: "101" } },
      {
        messages: [
          {
            text: "hello world",
            sender,
            externalId: "wecom:wx5823bf96d3bd56c7:from_msgid_4622416642169452483",
            writtenAt: new Date("2021-03-11T16:03:05Z"),
          },
        ],
      },
    ),
    read("a picture", { msgtype: "image", image: media }, { messages: [file("image.jpg", "image/jpeg")] }),
    read("voice", { msgtype: "voice", voice: media }, { messages: [file("voice.amr", "audio/amr")] }),
    read("a video", { msgtype: "video", video: media }, { messages: [file("video.mp4", "video/mp4")] }),
    read("a file", { msgtype: "file", file: media }, { messages: [file("file", "application/octet-stream")] }),
    read(
      "a place",
      {
        msgtype: "location",
        location: {
          latitude: 23.106021881103501,
          longitude: 113.320503234863,
          name: "广州国际媒体港(广州市海珠区)",
          address: "广东省广州市海珠区滨江东路",
        },
      },
      {
        messages: [
          {
            text: "广州国际媒体港(广州市海珠区)\n广东省广州市海珠区滨江东路\n23.10602, 113.32050\nhttps://uri.amap.com/marker?position=113.320503234863,23.1060218811035",
          },
        ],
      },
    ),
    read(
      "a link",
      { msgtype: "link", link: { title: "TITLE", desc: "DESC", url: "URL", pic_url: "PIC_URL" } },
      { messages: [{ text: "TITLE\nDESC\nURL" }] },
    ),
    read(
      "somebody opens the talk: no words, no case",
      { origin: 4, msgtype: "event", event: { event_type: "enter_session", scene: "123", welcome_code: "aaaaaa" } },
      { messages: [] },
    ),
    read(
      "somebody answered at WeCom itself",
      { origin: 5, msgtype: "text", text: { content: "hi" } },
      { messages: [] },
    ),
    read(
      "a message of ours could not be delivered",
      {
        origin: 4,
        msgtype: "event",
        event: {
          event_type: "msg_send_fail",
          open_kfid: "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",
          external_userid: "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw",
          fail_msgid: "FAIL_MSGID",
          fail_type: 4,
        },
      },
      { reports: [{ providerId: "FAIL_MSGID", outcome: "bounced" }] },
    ),
  ],
  forgeries: {
    "without a signature": ({ query: { msg_signature: _, ...query } = {}, ...post }) => ({ ...post, query }),
    "with another signature": (post) => altered(post, { msg_signature: "0".repeat(40) }),
    "with a changed body": (post) => ({ ...post, body: post.body.replace(/(Encrypt><!\[CDATA\[)../, "$1xx") }),
    "signed for another time": (post) => altered(post, { timestamp: "1" }),
  },
  gone: { status: 200, body: JSON.stringify({ errcode: 95002, errmsg: "send msg time limit" }) },
};

function altered(post: SimPost, query: Record<string, string>): SimPost {
  return { ...post, query: { ...post.query, ...query } };
}
