import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type DeliveryReport,
} from "../../kernel/channel/index.ts";
import { jsonBytes } from "../toolkit/hooks.ts";
import { objectsOf } from "../toolkit/loose-json.ts";
import { wecomConfigOf } from "./account-config.ts";
import { wecomApi } from "./api.ts";
import { isOfCustomer, type KfMessage } from "./kf-message.ts";

/** As many as sync_msg gives at once. */
const PAGE = 1_000;
/** What lies further back is read at the next knock. */
const MAX_PAGES = 30;
/** An account that was never read begins here: what came before was dealt with elsewhere. */
const FIRST_S = 3_600;
/** As many as customer/batchget takes. */
const NAMES = 100;

type Page = { next_cursor?: string; has_more?: number; msg_list?: KfMessage[] };
export type Pulled = {
  deliveries: { externalId: string; raw: Uint8Array; envelope: Record<string, unknown> }[];
  reports: DeliveryReport[];
  cursor: string;
};

/**
 * Reads what WeCom keeps of an account, which only knocks: from where it was read to the end, with the names of those who
 * wrote. Reading the same again is harmless.
 *
 * @param from where it was read to, and the token of the knock, without which WeCom lets nobody read often
 * @param now seconds
 * @throws ChannelError
 */
export async function pull(
  account: ChannelAccount,
  from: { cursor: string; token: string | null; now: number },
  ports: AdapterPorts,
): Promise<Pulled> {
  const { messages, cursor } = await readAll(account, from, ports);
  const fresh = from.cursor ? messages : messages.filter(({ send_time = 0 }) => from.now - send_time < FIRST_S);
  const said = fresh.filter(isOfCustomer);
  const names = await namesOf(account, said, ports);
  const { corpId } = wecomConfigOf(account);
  return {
    deliveries: said.map((message) => ({
      externalId: `wecom:${corpId}:${message.msgid}`,
      raw: jsonBytes(message),
      envelope: { name: names.get(message.external_userid!) ?? null },
    })),
    reports: fresh.flatMap(reportOf),
    cursor,
  };
}

async function readAll(
  account: ChannelAccount,
  from: { cursor: string; token: string | null },
  ports: AdapterPorts,
): Promise<{ messages: KfMessage[]; cursor: string }> {
  const messages: KfMessage[] = [];
  let { cursor, token } = from;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const read = (given: string | null) =>
      wecomApi.call<Page>(
        account,
        "/cgi-bin/kf/sync_msg",
        { cursor, ...(given !== null && { token: given }), limit: PAGE, voice_format: 0 },
        ports,
        { harmless: true },
      );
    const page = await read(token).catch((error) => {
      // A token lasts ten minutes: of a knock that came late, the rest still counts.
      if (token === null || !(error instanceof ChannelError) || error.reason !== "rejected") throw error;
      token = null;
      return read(null);
    });
    messages.push(...objectsOf<KfMessage>(page.msg_list));
    const next = page.next_cursor || cursor;
    const isEnd = !page.has_more || next === cursor;
    cursor = next;
    if (isEnd) break;
  }
  return { messages, cursor };
}

/** What WeChat calls those who wrote; nobody's message waits for it. */
async function namesOf(
  account: ChannelAccount,
  messages: readonly KfMessage[],
  ports: AdapterPorts,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const ids = [...new Set(messages.map((message) => message.external_userid!))];
  try {
    for (let start = 0; start < ids.length; start += NAMES) {
      const external_userid_list = ids.slice(start, start + NAMES);
      const { customer_list = [] } = await wecomApi.call<{
        customer_list?: { external_userid: string; nickname?: string }[];
      }>(account, "/cgi-bin/kf/customer/batchget", { external_userid_list }, ports, { harmless: true });
      for (const { external_userid, nickname } of customer_list) if (nickname) names.set(external_userid, nickname);
    }
  } catch (error) {
    ports.log.warn({ err: error, accountId: account.id }, "names of WeCom customers cannot be had now");
  }
  return names;
}

/** Why a message of ours did not arrive, in the words of the documentation. */
const FAILURES: Readonly<Record<number, string>> = {
  1: "客服账号已删除 (the customer service account was deleted)",
  2: "应用已关闭 (the app is switched off)",
  4: "会话已过期，超过48小时 (more than 48 hours since the customer wrote)",
  5: "会话已关闭 (the talk was closed)",
  6: "超过5条限制 (more than five messages since the customer wrote)",
  8: "主体未验证 (the company is not verified)",
  10: "用户拒收 (the customer refuses messages)",
  11: "企业未有成员登录企业微信App (nobody of the company is signed in to WeCom)",
  12: "发送的消息为客服组件禁发的消息类型 (a kind of message that is not allowed)",
};

function reportOf({ event }: KfMessage): DeliveryReport[] {
  if (event?.event_type !== "msg_send_fail" || !event.fail_msgid) return [];
  const detail = FAILURES[event.fail_type ?? 0] ?? `fail_type ${event.fail_type ?? 0}`;
  return [{ externalId: null, providerId: event.fail_msgid, recipients: [], outcome: "bounced", detail }];
}
