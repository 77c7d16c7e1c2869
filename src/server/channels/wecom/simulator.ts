import type { SimAnswer, SimMessage, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { answerMedia, encryptedPush, errcode, pushXml } from "../toolkit/simulator/tencent.ts";
import { type SentMenu, showMenu } from "../toolkit/tencent/simulated-menu.ts";

const COMPANY = { corpId: "ww12345678910abcde", secret: "simulated-secret-of-the-app-0123456789" };
const PUSH = { token: "keepwordsim", aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C" };
const KF = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
const ACCESS_TOKEN = "simulated-access-token";
const HOURS_48 = 48 * 3_600_000;
/** Fewer than asked for may come at once; so that pages are turned here, it is always so. */
const PAGE = 10;

/** WeCom's side of its customer service: knocks, messages that are read by a cursor, sending within the window. */
export const wecomSimulator: Simulator = {
  channel: "wecom",
  accountConfig: (apiUrl) => ({ ...COMPANY, ...PUSH, apiUrl }),
  person: (n) => ({ id: `wmAJ2GCAAAme1XQRC-NI-q0_ZM9uk${n}`, name: ["王芳", "李雷", "Maria"][n - 1] ?? `客户 ${n}` }),
  async answer(request, world) {
    const { pathname, searchParams } = request.url;
    if (pathname === "/cgi-bin/gettoken") return signIn(searchParams);
    if (searchParams.get("access_token") !== ACCESS_TOKEN) return errcode(40014, "invalid access_token");
    if (pathname === "/cgi-bin/kf/sync_msg") return syncMessages(request, world);
    if (pathname === "/cgi-bin/kf/customer/batchget") return customers(request, world);
    if (pathname === "/cgi-bin/kf/send_msg") return send(request, world);
    return answerMedia(request, world);
  },
  tell(action, world) {
    if (action.kind !== "text" && action.kind !== "file") return null;
    const xml = pushXml({
      ToUserName: COMPANY.corpId,
      CreateTime: Math.floor(world.now() / 1_000),
      MsgType: "event",
      Event: "kf_msg_or_event",
      Token: `ENC${world.nextId()}`,
      OpenKfId: KF,
    });
    return encryptedPush({ ...PUSH, receiver: COMPANY.corpId }, xml, world);
  },
};

function signIn(query: URLSearchParams): SimAnswer {
  if (query.get("corpid") !== COMPANY.corpId) return errcode(40013, "invalid corpid");
  if (query.get("corpsecret") !== COMPANY.secret) return errcode(40001, "invalid credential");
  return errcode(0, "ok", { access_token: ACCESS_TOKEN, expires_in: 7_200 });
}

function syncMessages({ body }: SimRequest, world: SimWorld): SimAnswer {
  const { cursor = "", token } = JSON.parse(body.toString()) as { cursor?: string; token?: string };
  if (token !== undefined && !token.startsWith("ENC")) return errcode(95007, "invalid msg token");
  const after = Number(cursor.replace("cursor-", "") || 0);
  const waiting = world.messages.filter((message) => message.from === "person" && Number(message.id) > after);
  const page = waiting.slice(0, PAGE);
  return errcode(0, "ok", {
    next_cursor: `cursor-${page.at(-1)?.id ?? after}`,
    has_more: waiting.length > page.length ? 1 : 0,
    msg_list: page.map(messageOf),
  });
}

function messageOf({ id, person, text, file, at }: SimMessage) {
  const kind = /^(image|video)\//.exec(file?.type ?? "")?.[1] ?? (file?.type.startsWith("audio/") ? "voice" : "file");
  return {
    msgid: `from_msgid_${id}`,
    open_kfid: KF,
    external_userid: person.id,
    send_time: Math.floor(at / 1_000),
    origin: 3,
    ...(file ? { msgtype: kind, [kind]: { media_id: file.id } } : { msgtype: "text", text: { content: text } }),
  };
}

function customers({ body }: SimRequest, world: SimWorld): SimAnswer {
  const { external_userid_list: ids } = JSON.parse(body.toString()) as { external_userid_list: string[] };
  const customer_list = ids.flatMap((id) => {
    const person = world.messages.findLast((message) => message.person.id === id)?.person;
    return person ? [{ external_userid: id, nickname: person.name, avatar: "", gender: 0 }] : [];
  });
  return errcode(0, "ok", { customer_list, invalid_external_userid: [] });
}

type Sent = {
  touser: string;
  open_kfid: string;
  msgtype: string;
  text?: { content: string };
  msgmenu?: SentMenu;
} & Record<string, { media_id?: string }>;

function send({ body }: SimRequest, world: SimWorld): SimAnswer {
  const sent = JSON.parse(body.toString()) as Sent;
  if (sent.open_kfid !== KF) return errcode(95000, "invalid open_kfid");
  const theirs = world.messages.filter((message) => message.person.id === sent.touser);
  const heard = theirs.findLast((message) => message.from === "person");
  if (!heard) return errcode(40096, "invalid external userid");
  if (world.now() - heard.at > HOURS_48) return errcode(95002, "send msg time limit");
  if (theirs.length - 1 - theirs.lastIndexOf(heard) >= 5) return errcode(95001, "send msg count limit");
  const msgid = `sent_${world.nextId()}`;
  if (sent.msgtype === "text") {
    const text = sent.text?.content ?? "";
    if (text === "") return errcode(44004, "text content is empty");
    if (Buffer.byteLength(text) > 2_048) return errcode(45002, "content size out of limit");
    world.shopSaid({ id: msgid, person: heard.person, text, file: null });
    return errcode(0, "ok", { msgid });
  }
  if (sent.msgtype === "msgmenu") {
    const menu = showMenu(sent.msgmenu ?? {});
    if (!menu) return errcode(40058, "invalid msgmenu");
    world.shopSaid({ id: msgid, person: heard.person, file: null, ...menu });
    return errcode(0, "ok", { msgid });
  }
  const id = sent[sent.msgtype]?.media_id ?? "";
  const file = world.files.get(id);
  if (!file) return errcode(40007, "invalid media_id");
  const { name, type, content } = file;
  world.shopSaid({ id: msgid, person: heard.person, text: "", file: { id, name, type, size: content.byteLength } });
  return errcode(0, "ok", { msgid });
}
