import { pushSignature } from "../../toolkit/simulator/tencent.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { weibo } from "../adapter.ts";
import { weiboSimulator } from "../simulator.ts";

const messages = "https://open.weibo.com/wiki/Receive_General_Message";
const events = "https://open.weibo.com/wiki/Receive_Event_Push";
const config = {
  uid: "1902538057",
  appSecret: "xyz123xyz",
  accessToken: "2.00simulatedTokenOfTheShop",
  apiUrl: "https://api.weibo.com",
};

/** The example of Weibo's documentation; it shows how this was signed, and the beginning of what came out. */
const query = {
  signature: "90e4c22c90a58f26526c2dd5b6c56c8822edeaa1",
  timestamp: "1397022061823",
  nonce: "57155157",
};
const at = new Date(Number(query.timestamp));
const common = { receiver_id: 1902538057, sender_id: 2489518277, created_at: "Mon Jul 16 18:09:20 +0800 2012" };
const sender = { kind: "weibo", address: "2489518277", display: "微博 ···8277", name: null };
const writtenAt = new Date("2012-07-16T10:09:20Z");

function push(name: string, source: string, body: object, said: Documented["messages"]): Documented {
  return {
    name,
    source,
    config,
    at,
    request: { query, body: Buffer.from(JSON.stringify({ ...common, ...body })) },
    messages: said ?? [],
  };
}

const event = (name: string, data: object, said: Documented["messages"]) =>
  push(name, events, { type: "event", text: "事件消息", data }, said);

export const kit: ChannelKit = {
  adapter: weibo,
  simulator: weiboSimulator,
  documented: [
    {
      name: "the address is verified",
      source: "https://open.weibo.com/wiki/index.php?title=Eps/wikitest",
      config,
      request: { method: "GET", query: { ...query, echostr: "hello" }, body: new Uint8Array() },
      answer: { body: "hello" },
    },
    push("text", messages, { type: "text", text: "the content of a general message", data: {} }, [
      { text: "the content of a general message", sender, writtenAt },
    ]),
    push(
      "a place",
      messages,
      {
        type: "position",
        text: "我在这里: http://t.cn/zQgLLYO",
        data: { longitude: "116.308586", latitude: "39.982525" },
      },
      [
        {
          text: "我在这里: http://t.cn/zQgLLYO\n39.98253, 116.30859\nhttps://uri.amap.com/marker?position=116.308586,39.982525",
        },
      ],
    ),
    push("voice", messages, { type: "voice", text: "发了一个语音消息", data: { vfid: 821804459, tovfid: 821804469 } }, [
      { text: "", remoteFiles: [{ name: "voice.amr", type: "audio/amr", ref: { fid: "821804469" } }] },
    ]),
    push("a picture", messages, { type: "image", text: "分享图片", data: { vfid: 821804459, tovfid: 821804469 } }, [
      { text: "", remoteFiles: [{ name: "image.jpg", type: "image/jpeg", ref: { fid: "821804469" } }] },
    ]),
    push(
      "a post that names the shop",
      events,
      { type: "mention", text: "@shop where is my parcel?", data: { subtype: "status", key: "3700057402482222" } },
      [{ text: "@shop where is my parcel?\nhttps://m.weibo.cn/status/3700057402482222", sender }],
    ),
    event("somebody follows: no words, no case", { subtype: "follow" }, []),
    event("somebody leaves", { subtype: "unfollow" }, []),
    event("somebody subscribes", { subtype: "subscribe" }, []),
    event("somebody scans a code", { subtype: "scan_follow", key: "EVENT_KEY", ticket: "TICKET" }, []),
    event("a menu button is pressed", { subtype: "click", key: "EVENT_KEY" }, [{ text: "EVENT_KEY", sender }]),
    event("a menu link is opened", { subtype: "view", key: "http://weibo.com/" }, []),
  ],
  unsignedBody: {},
  signed: { config, at, request: (body) => ({ query, body }) },
  forgeries: {
    "without a signature": ({ query: { signature: _, ...rest } = {}, ...post }) => ({ ...post, query: rest }),
    "with another signature": (post) => ({ ...post, query: { ...post.query, signature: "0".repeat(40) } }),
    "signed for another time": (post) => ({ ...post, query: { ...post.query, timestamp: "1" } }),
    "signed with another secret": (post) => ({
      ...post,
      query: { signature: pushSignature("another", "1", "2"), timestamp: "1", nonce: "2" },
    }),
  },
};
