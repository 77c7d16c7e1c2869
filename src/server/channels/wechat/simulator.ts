import type {
  SimAction,
  SimAnswer,
  SimMessage,
  SimPerson,
  SimRequest,
  Simulator,
  SimWorld,
} from "../toolkit/simulator/define-simulator.ts";
import { answerMedia, encryptedPush, errcode, pushXml, signedPush } from "../toolkit/simulator/tencent.ts";
import { type SentMenu, showMenu } from "../toolkit/tencent/simulated-menu.ts";
import { listSimulated, takeSimulated } from "./templates/simulated-templates.ts";

const APP = { appId: "wx5823bf96d3bd56c7", appSecret: "0123456789abcdef0123456789abcdef" };
const PUSH = { token: "keepwordsim", aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C" };
const ACCESS_TOKEN = "simulated-access-token";
const HOURS_48 = 48 * 3_600_000;

/** WeChat's side of an official account: pushes as the account is set, and the customer service API with its window and its limits. */
export const wechatSimulator: Simulator = {
  channel: "wechat",
  accountConfig: (apiUrl) => ({ ...APP, ...PUSH, mode: "encrypted", apiUrl }),
  person: (n) => ({ id: `oyORnuP8q7ou2gfYjqLzSIWZf0r${n}`, name: `微信用户 ${n}` }),
  async answer(request, world) {
    const { pathname, searchParams } = request.url;
    if (pathname === "/cgi-bin/stable_token") return signIn(request);
    if (searchParams.get("access_token") !== ACCESS_TOKEN)
      return errcode(40001, "invalid credential, access_token is invalid or not latest");
    if (pathname === "/cgi-bin/message/custom/send") return send(request, world);
    return takeSimulated(request, world) ?? listSimulated(pathname) ?? answerMedia(request, world);
  },
  tell(action, world) {
    const xml = pushOf(action, world);
    if (xml === null) return null;
    if (world.config.mode === "plain") return signedPush(PUSH.token, xml, world);
    return encryptedPush({ ...PUSH, receiver: APP.appId }, xml, world);
  },
};

function signIn({ body }: SimRequest): SimAnswer {
  const { grant_type, appid, secret } = JSON.parse(body.toString()) as Record<string, unknown>;
  if (grant_type !== "client_credential") return errcode(40002, "invalid grant_type");
  if (appid !== APP.appId) return errcode(40013, "invalid appid");
  if (secret !== APP.appSecret) return errcode(40125, "invalid appsecret");
  return { json: { access_token: ACCESS_TOKEN, expires_in: 7_200 } };
}

type Sent = { touser: string; msgtype: string; text?: { content: string }; msgmenu?: SentMenu } & Record<
  string,
  { media_id?: string }
>;

function send({ body }: SimRequest, world: SimWorld): SimAnswer {
  const sent = JSON.parse(body.toString()) as Sent;
  const { touser, msgtype } = sent;
  const heard = world.messages.findLast((message) => message.from === "person" && message.person.id === touser);
  if (!heard) return errcode(40003, "invalid openid");
  if (world.now() - heard.at > HOURS_48)
    return errcode(45015, "response out of time limit or subscription is canceled");
  if (saidSince(world, heard.person) >= 5) return errcode(45047, "out of response count limit");
  const id = String(world.nextId());
  if (msgtype === "text") {
    const text = sent.text?.content ?? "";
    if (text === "") return errcode(44004, "empty content");
    if (Buffer.byteLength(text) > 2_048) return errcode(45002, "content size out of limit");
    world.shopSaid({ id, person: heard.person, text, file: null });
    return errcode(0, "ok");
  }
  if (msgtype === "msgmenu") {
    const menu = showMenu(sent.msgmenu ?? {});
    if (!menu) return errcode(40058, "invalid msgmenu");
    world.shopSaid({ id, person: heard.person, file: null, ...menu });
    return errcode(0, "ok");
  }
  const mediaId = sent[msgtype]?.media_id ?? "";
  const file = world.files.get(mediaId);
  if (!file) return errcode(40007, "invalid media_id");
  world.shopSaid({
    id,
    person: heard.person,
    text: "",
    file: { id: mediaId, name: file.name, type: file.type, size: file.content.byteLength },
  });
  return errcode(0, "ok");
}

/** What goes out by a template is not counted. */
function saidSince(world: SimWorld, person: SimPerson): number {
  const theirs = world.messages.filter(
    ({ id, person: { id: whose } }) => whose === person.id && !id.startsWith("template:"),
  );
  return theirs.length - 1 - theirs.findLastIndex((message) => message.from === "person");
}

/** A push as WeChat's documentation shows it. */
function pushOf(action: SimAction, world: SimWorld): string | null {
  if ("message" in action) return action.kind === "delivered" ? templateArrived(action.message) : null;
  const heard = world.messages.at(-1)!;
  const common = {
    ToUserName: "gh_10f6c3c3ac5a",
    FromUserName: action.person.id,
    CreateTime: Math.floor(heard.at / 1_000),
  };
  const MsgId = Number(heard.id);
  if (action.kind === "text") return pushXml({ ...common, MsgType: "text", Content: action.text, MsgId });
  const kind = /^(image|video)\//.exec(action.type)?.[1] ?? (action.type.startsWith("audio/") ? "voice" : null);
  // Files reach an official account by their name alone.
  if (!kind) return pushXml({ ...common, MsgType: "file", Title: action.name, Description: "", FileKey: "x", MsgId });
  const MediaId = heard.file!.id;
  return pushXml({ ...common, MsgType: kind, MediaId, ...(kind === "voice" && { Format: "amr" }), MsgId });
}

/** Of all that it sends WeChat tells this of templates alone. */
function templateArrived({ id, person }: SimMessage): string | null {
  if (!id.startsWith("template:")) return null;
  return pushXml({
    ToUserName: "gh_10f6c3c3ac5a",
    FromUserName: person.id,
    CreateTime: 1_395_658_920,
    MsgType: "event",
    Event: "TEMPLATESENDJOBFINISH",
    MsgID: BigInt(id.slice("template:".length)),
    Status: "success",
  });
}
