import { sign } from "node:crypto";
import type { HookRequest } from "../../../kernel/channel/index.ts";
import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { qq } from "../adapter.ts";
import { keyOf } from "../signature.ts";
import { qqSimulator } from "../simulator.ts";

const signing = "https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/sign.html";
const emitting = "https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html";
const events = "https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/event.html";

const apiUrl = "https://api.sgroup.qq.com";
const config = { appId: "11111111", appSecret: "naOC0ocQE3shWLAfffVLB1rhYPG7", apiUrl };
const ack = { body: '{"op":12}' };

function signed(body: Uint8Array): Partial<HookRequest> & { body: Uint8Array } {
  const timestamp = "1725442341";
  const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), keyOf(config.appSecret));
  return { headers: { "x-signature-timestamp": timestamp, "x-signature-ed25519": signature.toString("hex") }, body };
}

function event(name: string, t: string, d: object, messages: Documented["messages"]): Documented {
  const body = Buffer.from(JSON.stringify({ id: "event_id", op: 0, d, s: 42, t }));
  return { name, source: events, config, request: signed(body), messages: messages ?? [], answer: ack };
}

const message = {
  author: { user_openid: "E4F4AEA33253A2797FB897C50B81D7ED" },
  content: "123",
  id: "ROBOT1.0_.b6nx.CVryAO0nR58RXuU6SC.m92gc19j02qKqdm8ek!",
  timestamp: "2023-11-06T13:37:18+08:00",
};
const address = message.author.user_openid;
const file = { url: "https://multimedia.nt.qq.com.cn/download?appid=1406&fileid=x", size: 1_000 };
const ref = { url: file.url };

export const kit: ChannelKit = {
  adapter: qq,
  simulator: qqSimulator,
  documented: [
    {
      name: "the address is verified",
      source: emitting,
      config: { ...config, appSecret: "DG5g3B4j9X2KOErG" },
      request: {
        headers: { "user-agent": "QQBot-Callback", "x-bot-appid": "11111111" },
        body: Buffer.from('{"d":{"plain_token":"Arq0D5A61EgUu4OxUvOp","event_ts":"1725442341"},"op":13}'),
      },
      answer: {
        body: '{"plain_token":"Arq0D5A61EgUu4OxUvOp","signature":"87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706"}',
      },
    },
    {
      name: "the documentation's own signature",
      source: signing,
      config,
      request: {
        headers: {
          "x-signature-timestamp": "1725442341",
          "x-signature-ed25519":
            "865ad13a61752ca65e26bde6676459cd36cf1be609375b37bd62af366e1dc25a8dc789ba7f14e017ada3d554c671a911bfdf075ba54835b23391d509579ed002",
        },
        // The documentation prints it on one line; its signature is of this.
        body: Buffer.from('{\n  "op": 0,\n  "d": {},\n  "t": "GATEWAY_EVENT_NAME"\n}'),
      },
      answer: ack,
    },
    event("text", "C2C_MESSAGE_CREATE", message, [
      {
        text: "123",
        sender: { kind: "qq", address, display: address, name: null },
        externalId: "qq:11111111:ROBOT1.0_.b6nx.CVryAO0nR58RXuU6SC.m92gc19j02qKqdm8ek!",
        writtenAt: new Date("2023-11-06T05:37:18Z"),
      },
    ]),
    event(
      "a picture",
      "C2C_MESSAGE_CREATE",
      { ...message, content: "", attachments: [{ content_type: "image/jpeg", filename: "a.jpg", ...file }] },
      [{ text: "", remoteFiles: [{ name: "a.jpg", type: "image/jpeg", ref }] }],
    ),
    event(
      "voice",
      "C2C_MESSAGE_CREATE",
      { ...message, content: "", attachments: [{ content_type: "voice", filename: "a.amr", ...file }] },
      [{ text: "", remoteFiles: [{ name: "a.amr", type: "audio/amr", ref }] }],
    ),
    event(
      "a file",
      "C2C_MESSAGE_CREATE",
      { ...message, content: " ", attachments: [{ content_type: "file", filename: "账单.pdf", ...file }] },
      [{ text: "", remoteFiles: [{ name: "账单.pdf", type: "application/octet-stream", ref }] }],
    ),
    event(
      "a message in a group, which is nobody's to the shop",
      "GROUP_AT_MESSAGE_CREATE",
      {
        author: { member_openid: "E4F4AEA33253A2797FB897C50B81D7ED" },
        content: " 123",
        group_openid: "C9F778FE6ADF9D1D1DBE395BF744A33A",
        id: "ROBOT1.0_eBIyWnxpmSu6uLQ7u7fU0eGloKGYg4eEa737vRyKnMCgyZjKi7JLYkQ9B0VapbiY",
        timestamp: "2023-11-06T13:37:18+08:00",
      },
      [],
    ),
    event("somebody adds the bot: no words, no case", "FRIEND_ADD", { openid: address, timestamp: 1696240930 }, []),
  ],
  signed: { config, request: signed },
  forgeries: {
    "without a signature": ({ headers: _, ...post }) => post,
    "with another signature": (post) => ({
      ...post,
      headers: { ...post.headers, "x-signature-ed25519": "0".repeat(128) },
    }),
    "with a changed body": (post) => ({ ...post, body: post.body.replace("forged", "forged!") }),
    "signed for another time": (post) => ({ ...post, headers: { ...post.headers, "x-signature-timestamp": "1" } }),
    "for another bot": (post) => ({ ...post, headers: { ...post.headers, "x-bot-appid": "1" } }),
  },
  gone: { status: 400, body: JSON.stringify({ code: 22009, message: "msg limit exceed" }) },
};
