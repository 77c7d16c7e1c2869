import type { ChannelKit, Documented } from "../../toolkit/testing/channel-kit.ts";
import { twilioSignature } from "../../toolkit/twilio/signature.ts";
import { sms } from "../adapter.ts";
import { smsSimulator } from "../simulator.ts";

const twilio = {
  protocol: "twilio",
  number: "+14158141829",
  accountSid: "ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
  authToken: "12345",
  apiUrl: "https://api.twilio.com",
};
const kannel = {
  protocol: "kannel",
  number: "10690001",
  sendUrl: "http://127.0.0.1:13013/cgi-bin/sendsms",
  user: "tester",
  password: "foobar",
  hookSecret: "a-secret-of-the-tests",
};
const url = "https://desk.example/hooks/sms/key";
const MESSAGE = "https://www.twilio.com/docs/messaging/guides/webhook-request";
const STATUS = "https://www.twilio.com/docs/messaging/guides/track-outbound-message-status";
const KANNEL = "https://www.kannel.org/download/1.4.5/userguide-1.4.5/userguide.html";
const ids = { MessageSid: "SM1234567890abcdef1234567890abcdef", AccountSid: twilio.accountSid };
const sender = { kind: "phone", address: "+14017122661", display: "+14017122661", name: null };

function byTwilio(
  name: string,
  source: string,
  form: Record<string, string>,
  understood: Pick<Documented, "messages" | "reports">,
): Documented {
  const request = signed(Buffer.from(new URLSearchParams({ ...ids, ...form }).toString()));
  return { name, source, config: twilio, request, answer: { type: "text/xml" }, ...understood };
}

function signed(body: Uint8Array) {
  const form = new URLSearchParams(Buffer.from(body).toString());
  return { url, headers: { "x-twilio-signature": twilioSignature(twilio.authToken, url, form) }, body };
}

function byKannel(name: string, query: string, understood: Pick<Documented, "messages" | "reports">): Documented {
  const request = { method: "GET", url: `${url}?secret=${kannel.hookSecret}&${query}`, body: Buffer.alloc(0) };
  return { name: `Kannel: ${name}`, source: KANNEL, config: kannel, request, ...understood };
}

const said = { From: "+14017122661", To: "+14158141829", NumMedia: "0", NumSegments: "1" };
const callback = { From: "+14158141829", To: "+14017122661" };
const providerId = `sms:${ids.MessageSid}`;

/** Twilio's guides to webhooks, and the escape codes of Kannel's guide filled in as its smsbox fills them in. */
export const kit: ChannelKit = {
  adapter: sms,
  simulator: smsSimulator,
  documented: [
    byTwilio(
      "a message",
      MESSAGE,
      { ...said, Body: "Ahoy! We can't wait to see what you build." },
      {
        messages: [{ sender, text: "Ahoy! We can't wait to see what you build.", externalId: providerId }],
      },
    ),
    byTwilio(
      "a picture",
      MESSAGE,
      {
        ...said,
        Body: "",
        NumMedia: "1",
        MediaContentType0: "image/jpeg",
        MediaUrl0: "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME",
      },
      {
        messages: [
          {
            text: "",
            problems: [],
            remoteFiles: [
              {
                name: "image.jpg",
                type: "image/jpeg",
                ref: { url: "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME" },
              },
            ],
          },
        ],
      },
    ),
    byTwilio(
      "a wish to hear no more, as Twilio understood it",
      MESSAGE,
      { ...said, Body: "Arrêt", OptOutType: "STOP" },
      {
        messages: [{ text: "Arrêt", optOut: true }],
      },
    ),
    byTwilio("a wish to hear again, as we do", MESSAGE, { ...said, Body: "START" }, { messages: [{ optOut: false }] }),
    byTwilio("a message that is on its way", STATUS, { ...callback, MessageStatus: "sent", SmsStatus: "sent" }, {}),
    byTwilio(
      "a message that arrived",
      STATUS,
      { ...callback, MessageStatus: "delivered" },
      {
        reports: [{ providerId, outcome: "delivered", recipients: ["+14017122661"] }],
      },
    ),
    byTwilio(
      "a message that did not",
      STATUS,
      { ...callback, MessageStatus: "undelivered", ErrorCode: "30006" },
      {
        reports: [{ providerId, outcome: "bounced", detail: "30006 Landline or unreachable carrier" }],
      },
    ),
    byKannel(
      "a message in Chinese, in two bytes a letter",
      "from=%2B8613800138000&to=10690001&id=3a0f5f5e-1&time=1441645532&coding=2&charset=UTF-16BE&text=%62%11%76%84%53%05%88%F9",
      {
        messages: [
          {
            sender: { kind: "phone", address: "+8613800138000", display: "+8613800138000", name: null },
            text: "我的包裹",
            externalId: "sms:3a0f5f5e-1",
            writtenAt: new Date("2015-09-07T17:05:32Z"),
          },
        ],
      },
    ),
    byKannel(
      "a message in Latin letters",
      "from=13800138000&to=1&id=7&time=1441645532&coding=0&charset=UTF-8&text=TD",
      {
        messages: [
          { sender: { kind: "phone", address: "+8613800138000", display: "+8613800138000", name: null }, optOut: true },
        ],
      },
    ),
    byKannel("a message from a name that cannot be answered", "from=MyBank&to=1&id=8&time=&coding=0&text=Hi", {
      messages: [
        { sender: { kind: "none", address: "sms:MyBank", display: "MyBank", name: "MyBank" }, writtenAt: null },
      ],
    }),
    byKannel("a message that arrived", "dlr=9d4b&status=1&answer=id%3A1", {
      reports: [{ providerId: "sms:9d4b", outcome: "delivered", detail: null }],
    }),
    byKannel("a message that was refused by the centre", "dlr=9d4b&status=16&answer=NACK%2F0x0000000b", {
      reports: [{ providerId: "sms:9d4b", outcome: "bounced", detail: "16 NACK/0x0000000b" }],
    }),
    byKannel("a message that waits at the centre is no news", "dlr=9d4b&status=8&answer=ACK", {}),
  ],
  signed: { config: twilio, request: signed },
  forgeries: {
    "without a signature": ({ headers: _, ...post }) => ({
      ...post,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    "with another signature": (post) => ({
      ...post,
      headers: { ...post.headers, "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
    }),
    "changed after it was signed": (post) => ({ ...post, body: post.body.replace("Body=forged", "Body=other") }),
  },
  gone: {
    status: 400,
    body: JSON.stringify({ code: 21610, message: "Attempt to send to unsubscribed recipient", status: 400 }),
  },
};
