import { appSimulator } from "./app/simulator.ts";
import { discourseSimulator } from "./discourse/simulator.ts";
import { faxSimulator } from "./fax/simulator.ts";
import { instagramSimulator } from "./instagram/simulator.ts";
import { lineSimulator } from "./line/simulator.ts";
import { mastodonSimulator } from "./mastodon/simulator.ts";
import { messengerSimulator } from "./messenger/simulator.ts";
import { phoneSimulator } from "./phone/simulator.ts";
import { qqSimulator } from "./qq/simulator.ts";
import { smsSimulator } from "./sms/simulator.ts";
import { telegramSimulator } from "./telegram/simulator.ts";
import type { Simulator } from "./toolkit/simulator/define-simulator.ts";
import { wechatSimulator } from "./wechat/simulator.ts";
import { wecomSimulator } from "./wecom/simulator.ts";
import { weiboSimulator } from "./weibo/simulator.ts";
import { whatsAppSimulator } from "./whatsapp/simulator.ts";
import { xmppSimulator } from "./xmpp/simulator.ts";

/** Vendors whose side `keepword simulate` can play: one line each. */
export const simulators: readonly Simulator[] = [
  appSimulator,
  discourseSimulator,
  faxSimulator,
  instagramSimulator,
  lineSimulator,
  mastodonSimulator,
  messengerSimulator,
  phoneSimulator,
  qqSimulator,
  smsSimulator,
  telegramSimulator,
  wechatSimulator,
  wecomSimulator,
  weiboSimulator,
  whatsAppSimulator,
  xmppSimulator,
];
