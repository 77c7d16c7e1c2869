import { app } from "./channels/app/adapter.ts";
import { community as communityChannel } from "./channels/community/adapter.ts";
import { discourse } from "./channels/discourse/adapter.ts";
import { fax } from "./channels/fax/adapter.ts";
import { instagram } from "./channels/instagram/adapter.ts";
import { line } from "./channels/line/adapter.ts";
import { mail } from "./channels/mail/adapter.ts";
import { mastodon } from "./channels/mastodon/adapter.ts";
import { messenger } from "./channels/messenger/adapter.ts";
import { phone } from "./channels/phone/adapter.ts";
import { qq } from "./channels/qq/adapter.ts";
import { sms } from "./channels/sms/adapter.ts";
import { telegram } from "./channels/telegram/adapter.ts";
import { webchat } from "./channels/webchat/adapter.ts";
import { wechat } from "./channels/wechat/adapter.ts";
import { wecom } from "./channels/wecom/adapter.ts";
import { weibo } from "./channels/weibo/adapter.ts";
import { whatsapp } from "./channels/whatsapp/adapter.ts";
import { xmpp } from "./channels/xmpp/adapter.ts";
import type { ChannelAdapter } from "./kernel/channel/index.ts";
import type { Module } from "./kernel/define-module.ts";
import { accounts } from "./modules/accounts/module.ts";
import { alarms } from "./modules/alarms/module.ts";
import { board } from "./modules/board/module.ts";
import { brands } from "./modules/brands/module.ts";
import { calls } from "./modules/calls/module.ts";
import { cases } from "./modules/cases/module.ts";
import { causes } from "./modules/causes/module.ts";
import { chat } from "./modules/chat/module.ts";
import { claims } from "./modules/claims/module.ts";
import { cobrowse } from "./modules/cobrowse/module.ts";
import { community } from "./modules/community/module.ts";
import { complaints } from "./modules/complaints/module.ts";
import { conversations } from "./modules/conversations/module.ts";
import { customers } from "./modules/customers/module.ts";
import { executives } from "./modules/executives/module.ts";
import { flows } from "./modules/flows/module.ts";
import { forms } from "./modules/forms/module.ts";
import { help } from "./modules/help/module.ts";
import { identity } from "./modules/identity/module.ts";
import { intake } from "./modules/intake/module.ts";
import { knowledge } from "./modules/knowledge/module.ts";
import { models } from "./modules/models/module.ts";
import { nextDates } from "./modules/next-dates/module.ts";
import { orders } from "./modules/orders/module.ts";
import { partners } from "./modules/partners/module.ts";
import { portal } from "./modules/portal/module.ts";
import { promises } from "./modules/promises/module.ts";
import { remedies } from "./modules/remedies/module.ts";
import { robot } from "./modules/robot/module.ts";
import { routing } from "./modules/routing/module.ts";
import { rules } from "./modules/rules/module.ts";
import { search } from "./modules/search/module.ts";
import { selfService } from "./modules/self-service/module.ts";
import { serviceLevels } from "./modules/service-levels/module.ts";
import { solutions } from "./modules/solutions/module.ts";
import { system } from "./modules/system/module.ts";

/** The modules, in their order: each may call those before it, and hears of those after it only by events. */
export const modules: readonly Module[] = [
  accounts,
  brands,
  executives,
  customers,
  promises,
  conversations,
  cases,
  serviceLevels,
  alarms,
  nextDates,
  causes,
  partners,
  board,
  complaints,
  remedies,
  routing,
  search,
  models,
  knowledge,
  solutions,
  orders,
  flows,
  intake,
  identity,
  chat,
  cobrowse,
  calls,
  forms,
  rules,
  portal,
  help,
  robot,
  claims,
  community,
  selfService,
  system,
];

/** The channels: one line each. */
export const channelAdapters: readonly ChannelAdapter[] = [
  mail,
  app,
  communityChannel,
  discourse,
  fax,
  instagram,
  line,
  mastodon,
  messenger,
  phone,
  qq,
  sms,
  telegram,
  webchat,
  wechat,
  wecom,
  weibo,
  whatsapp,
  xmpp,
];
