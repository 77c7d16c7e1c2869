import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { pushSignature } from "../toolkit/simulator/tencent.ts";

const ACCOUNT = { uid: "1902538057", appSecret: "xyz123xyz", accessToken: "2.00simulatedTokenOfTheShop" };

/** Weibo's side of the fan service platform: signed pushes, replies, and files by their id. */
export const weiboSimulator: Simulator = {
  channel: "weibo",
  accountConfig: (apiUrl) => ({ ...ACCOUNT, apiUrl }),
  person: (n) => ({ id: String(2_489_518_276 + n), name: `微博用户 ${n}` }),
  answer(request, world) {
    const { pathname, searchParams } = request.url;
    const form = request.method === "POST" ? new URLSearchParams(request.body.toString()) : searchParams;
    if (form.get("access_token") !== ACCOUNT.accessToken) return failed(request, 400, 21332, "invalid_access_token");
    if (pathname === "/oauth2/get_token_info")
      return { json: { uid: Number(ACCOUNT.uid), appkey: "1", scope: "", create_at: 0, expire_in: 31_536_000 } };
    if (pathname === "/2/messages/reply.json") return reply(request, form, world);
    if (pathname !== "/2/mss/msget") return undefined;
    const file = world.files.get(form.get("fid") ?? "");
    if (!file) return failed(request, 400, 20101, "file does not exist");
    return { headers: { "content-type": file.type }, body: file.content };
  },
  tell(action, world) {
    const push = pushOf(action, world);
    if (!push) return null;
    const [timestamp, nonce] = [String(world.now()), String(world.nextId())];
    const signature = pushSignature(ACCOUNT.appSecret, timestamp, nonce);
    return { query: { signature, timestamp, nonce }, body: JSON.stringify(push) };
  },
};

function reply(request: SimRequest, form: URLSearchParams, world: SimWorld): SimAnswer {
  const heard = world.messages.findLast(
    (message) => message.from === "person" && message.person.id === form.get("receiver_id"),
  );
  if (!heard) return failed(request, 400, 20003, "User does not exists");
  const { text = "" } = JSON.parse(form.get("data") ?? "{}") as { text?: string };
  if (form.get("type") !== "text" || text === "") return failed(request, 400, 10008, "Param error");
  if ([...text].length > 300) return failed(request, 400, 20012, "Text too long, please input text less than 300");
  world.shopSaid({ id: String(world.nextId()), person: heard.person, text, file: null });
  return { json: { result: true } };
}

function failed({ url }: SimRequest, status: number, error_code: number, error: string): SimAnswer {
  return { status, json: { error, error_code, request: url.pathname } };
}

/** A push as Weibo's documentation shows it. */
function pushOf(action: SimAction, world: SimWorld) {
  if (action.kind !== "text" && action.kind !== "file") return null;
  const heard = world.messages.at(-1)!;
  const common = {
    receiver_id: Number(ACCOUNT.uid),
    sender_id: Number(action.person.id),
    created_at: weiboDate(new Date(heard.at)),
  };
  if (action.kind === "text") return { type: "text", ...common, text: action.text, data: {} };
  const type = action.type.startsWith("audio/") ? "voice" : "image";
  const text = type === "voice" ? "发了一个语音消息" : "分享图片";
  return { type, ...common, text, data: { vfid: 821804459, tovfid: heard.file!.id } };
}

/** "Mon Jul 16 18:09:20 +0800 2012", in Beijing's time. */
function weiboDate(date: Date): string {
  const [day, number, month, year, time] = new Date(date.getTime() + 8 * 3_600_000).toUTCString().split(/,? /);
  return `${day} ${month} ${number} ${time} +0800 ${year}`;
}
