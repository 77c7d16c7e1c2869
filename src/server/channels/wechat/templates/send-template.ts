import { createHash } from "node:crypto";
import type {
  ChannelAccount,
  DeliveryReport,
  OutgoingMessage,
  SendPorts,
  TemplateChoice,
} from "../../../kernel/channel/index.ts";
import { sendOnce } from "../../toolkit/send-parts.ts";
import type { Push } from "../../toolkit/tencent/read-push.ts";
import { wechatConfigOf } from "../account-config.ts";
import { wechatApi } from "../api.ts";
import { SUBSCRIBED } from "./read-template.ts";

/** Hands a message that was written by a template to a follower. @throws ChannelError */
export function sendTemplate(
  message: OutgoingMessage,
  { id, values }: TemplateChoice,
  touser: string,
  account: ChannelAccount,
  ports: SendPorts,
) {
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
  return sendOnce(message, ports, async () => {
    if (id.startsWith(SUBSCRIBED)) {
      const json = { touser, template_id: id.slice(SUBSCRIBED.length), data };
      await wechatApi.call(account, "/cgi-bin/message/subscribe/bizsend", json, ports);
      return `wechat:sent:${message.externalId}:0`;
    }
    // The same id within ten minutes is sent once: good after an interruption, not after a bounce.
    const { externalId, bounces = 0 } = message;
    const sending = bounces === 0 ? externalId : `${externalId}#${bounces}`;
    const client_msg_id = createHash("sha256").update(sending).digest("hex").slice(0, 32);
    const json = { touser, template_id: id, client_msg_id, data };
    const path = "/cgi-bin/message/template/send";
    const { msgid } = await wechatApi.call<{ msgid?: number | string }>(account, path, json, ports);
    return msgid === undefined ? `wechat:sent:${message.externalId}:0` : providerIdOf(account, msgid);
  });
}

/** What became of a message by a template, which WeChat tells in a push of its own; null for any other push. */
export function reportOf(push: Push, account: ChannelAccount): DeliveryReport | null {
  const { Event, MsgID, Status = "", FromUserName } = push;
  if (Event !== "TEMPLATESENDJOBFINISH" || !MsgID) return null;
  const arrived = Status.trim().toLowerCase() === "success";
  return {
    externalId: null,
    providerId: providerIdOf(account, MsgID),
    recipients: FromUserName ? [FromUserName] : [],
    outcome: arrived ? "delivered" : "bounced",
    detail: arrived ? null : Status,
  };
}

function providerIdOf(account: Pick<ChannelAccount, "config">, msgId: number | string): string {
  return `wechat:${wechatConfigOf(account).appId}:template:${msgId}`;
}
