import { createPrivateKey, sign } from "node:crypto";
import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";

const BOT = { appId: "102000001", appSecret: "naOC0ocQE3shWLAfffVLB1rhYPG7" };
const TOKEN = "simulated-access-token";
const HOUR_MS = 3_600_000;

/** QQ's side of a bot: signed events, and answers within the hour, five to each message, each once. */
export const qqSimulator: Simulator = {
  channel: "qq",
  accountConfig: (apiUrl) => ({ ...BOT, apiUrl }),
  person: (n) => ({ id: `E4F4AEA33253A2797FB897C50B81D7E${n}`, name: `QQ 用户 ${n}` }),
  answer(request, world) {
    const { pathname } = request.url;
    if (pathname === "/app/getAppAccessToken") return signIn(request);
    if (pathname.startsWith("/files/")) {
      const file = world.files.get(pathname.slice("/files/".length));
      return file ? { headers: { "content-type": file.type }, body: file.content } : { status: 404 };
    }
    if (request.headers.authorization !== `QQBot ${TOKEN}`) return failed(401, 11243, "check token not pass");
    if (pathname === "/users/@me") return { json: { id: "1", username: "小店机器人", bot: true } };
    const [, openId, method] = /^\/v2\/users\/([^/]+)\/(messages|files)$/.exec(pathname) ?? [];
    if (method === "messages") return send(openId!, request, world);
    return method === "files" ? keepFile(request, world) : undefined;
  },
  tell(action, world) {
    const event = eventOf(action, world);
    if (!event) return null;
    const body = JSON.stringify({ op: 0, id: `C2C_MESSAGE_CREATE:${event.id}`, t: "C2C_MESSAGE_CREATE", d: event });
    const timestamp = String(Math.floor(world.now() / 1_000));
    const seed = Buffer.from(BOT.appSecret + BOT.appSecret).subarray(0, 32);
    const key = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    const signature = sign(
      null,
      Buffer.from(timestamp + body),
      createPrivateKey({ key, format: "der", type: "pkcs8" }),
    );
    return {
      headers: {
        "user-agent": "QQBot-Callback",
        "x-bot-appid": BOT.appId,
        "x-signature-timestamp": timestamp,
        "x-signature-ed25519": signature.toString("hex"),
      },
      body,
    };
  },
};

function signIn({ body }: SimRequest): SimAnswer {
  const { appId, clientSecret } = JSON.parse(body.toString()) as Record<string, string>;
  if (appId !== BOT.appId || clientSecret !== BOT.appSecret)
    return { json: { code: 100016, message: "invalid appid or secret" } };
  return { json: { access_token: TOKEN, expires_in: "7200" } };
}

type Sent = {
  msg_type: number;
  content?: string;
  msg_id?: string;
  msg_seq?: number;
  media?: { file_info: string };
};

function send(openId: string, { body }: SimRequest, world: SimWorld): SimAnswer {
  const { msg_type, content = "", msg_id, msg_seq = 1, media } = JSON.parse(body.toString()) as Sent;
  const heard = world.messages.find((message) => idOf(message.id) === msg_id && message.person.id === openId);
  if (!heard) return failed(400, 22009, "msg limit exceed");
  if (world.now() - heard.at > HOUR_MS) return failed(400, 304027, "MSG_EXPIRE");
  const answers = world.queue as { msg_id: string; msg_seq: number }[];
  const before = answers.filter((answer) => answer.msg_id === msg_id);
  if (before.some((answer) => answer.msg_seq === msg_seq)) return failed(400, 40054005, "消息被去重，请检查请求msgseq");
  if (before.length >= 5) return failed(400, 22009, "msg limit exceed");
  const file = media && world.files.get(media.file_info);
  if (msg_type === 7 && (!file || content === "")) return failed(400, 304083, "convert media info fail");
  if (msg_type === 0 && content === "") return failed(400, 50006, "CannotSendEmptyMessage");
  answers.push({ msg_id: msg_id!, msg_seq });
  const id = `ROBOT1.0_sent_${world.nextId()}`;
  world.shopSaid({
    id,
    person: heard.person,
    text: file ? "" : content,
    file: file ? { id: media.file_info, name: file.name, type: file.type, size: file.content.byteLength } : null,
  });
  return { json: { id, timestamp: new Date(world.now()).toISOString() } };
}

function keepFile({ body }: SimRequest, world: SimWorld): SimAnswer {
  const { file_type, file_data } = JSON.parse(body.toString()) as { file_type: number; file_data?: string };
  const type = ["image/jpeg", "video/mp4", "audio/amr"][file_type - 1];
  if (!type || !file_data) return failed(400, 304082, "upload media info fail");
  const id = world.keepFile({ name: "file", type, content: Buffer.from(file_data, "base64") });
  return { json: { file_uuid: id, file_info: id, ttl: 259_200 } };
}

function failed(status: number, code: number, message: string): SimAnswer {
  return { status, json: { message, code, trace_id: "simulated" } };
}

const idOf = (id: string) => `ROBOT1.0_.b6nx.${id}!`;

/** An event as QQ's documentation shows it. */
function eventOf(action: SimAction, world: SimWorld) {
  if (action.kind !== "text" && action.kind !== "file") return null;
  const heard = world.messages.at(-1)!;
  const common = {
    author: { user_openid: action.person.id },
    id: idOf(heard.id),
    timestamp: new Date(heard.at).toISOString(),
  };
  if (action.kind === "text") return { ...common, content: action.text };
  const { id, name, type, size } = heard.file!;
  const known = type.startsWith("audio/") ? "voice" : /^(image|video)\//.test(type) ? type : "file";
  const url = `${String(world.config.apiUrl)}/files/${id}`;
  return { ...common, content: "", attachments: [{ content_type: known, filename: name, size, url }] };
}
