import { createHmac } from "node:crypto";
import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { fetchLink } from "../toolkit/simulator/fetch-link.ts";

const TOKEN = "simulated-line-channel-access-token";
const SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const BASIC_ID = "@216keep";

/** LINE's side of an official account: push with its retry keys, profiles, content, and webhooks. */
export const lineSimulator: Simulator = {
  channel: "line",
  accountConfig: (apiUrl) => ({ basicId: BASIC_ID, accessToken: TOKEN, channelSecret: SECRET, apiUrl }),
  person: (n) => ({
    id: `U${String(n).padStart(32, "0")}`,
    name: ["田中 さくら", "李雷", "Somchai"][n - 1] ?? `Customer ${n}`,
  }),
  answer(request, world) {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      return fault(401, "Authentication failed. Confirm that the access token in the authorization header is valid.");
    }
    const { pathname } = request.url;
    const user = /^\/v2\/bot\/profile\/([^/]+)$/.exec(pathname)?.[1];
    if (user !== undefined) return profile(user, world);
    const content = /^\/v2\/bot\/message\/([^/]+)\/content$/.exec(pathname)?.[1];
    if (content !== undefined) return contentOf(content, world);
    return methods[pathname]?.(request, world) ?? fault(404, "Not found");
  },
  tell(action, world) {
    if ("message" in action) return null;
    const events = [eventOf(action, world)];
    const body = JSON.stringify({ destination: "Uffffffffffffffffffffffffffffffff", events });
    return { headers: { "x-line-signature": createHmac("sha256", SECRET).update(body).digest("base64") }, body };
  },
};

const methods: Record<string, (request: SimRequest, world: SimWorld) => SimAnswer | Promise<SimAnswer>> = {
  "/v2/bot/info": () => ({
    json: { userId: "Uffffffffffffffffffffffffffffffff", basicId: BASIC_ID, displayName: "Keep" },
  }),
  "/v2/bot/channel/webhook/endpoint": ({ body }, world) => {
    world.hookUrl = (JSON.parse(body.toString()) as { endpoint: string }).endpoint;
    return { json: {} };
  },
  "/v2/bot/message/push": push,
  "/v2/bot/message/reply": reply,
};

type Item = { action?: { type?: string; label?: string; text?: string } };
type Said = { type: string; text?: string; originalContentUrl?: string; quickReply?: { items?: Item[] } };
type Push = { to?: string; messages?: Said[] };
type Person = SimWorld["messages"][number]["person"];

/** A token answers the message it came with, once and within a minute. */
async function reply({ body }: SimRequest, world: SimWorld): Promise<SimAnswer> {
  const { replyToken = "", messages } = JSON.parse(body.toString()) as { replyToken?: string; messages?: Said[] };
  const heard = world.messages.find(({ id }) => `reply${id}` === replyToken);
  const isUsed = world.queue.some((done) => (done as { replyToken?: string }).replyToken === replyToken);
  if (!heard || isUsed || world.now() - heard.at > 60_000) return fault(400, "Invalid reply token");
  world.queue.push({ replyToken });
  return say(heard.person, messages?.[0], world);
}

async function say(person: Person, said: Said | undefined, world: SimWorld): Promise<SimAnswer> {
  const [text, url] = [said?.text ?? "", said?.originalContentUrl];
  const file = url ? await fetchLink(url, world) : null;
  if (text === "" && !file)
    return fault(400, "The request body has 1 error(s)", "May not be empty", "messages[0].text");
  if (text.length > 5_000) {
    return fault(400, "The request body has 1 error(s)", "Length must be between 0 and 5000", "messages[0].text");
  }
  const actions = (said?.quickReply?.items ?? []).map(({ action }) => action ?? {});
  const isOff = ({ label = "", text: says = "" }: NonNullable<Item["action"]>) =>
    label === "" || [...label].length > 20 || says === "" || says.length > 300;
  if (actions.length > 13 || actions.some(isOff))
    return fault(400, "The request body has 1 error(s)", "Invalid action", "messages[0].quickReply.items");
  const choices = actions.map(({ label = "", text: payload = "" }) => ({ label, payload }));
  const id = String(world.nextId());
  world.shopSaid({ id, person, text, file, choices });
  return { headers: { "x-line-request-id": `request-${id}` }, json: { sentMessages: [{ id, quoteToken: `q${id}` }] } };
}

async function push({ body, headers }: SimRequest, world: SimWorld): Promise<SimAnswer> {
  const key = headers["x-line-retry-key"];
  if (key !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) {
    return fault(400, "Invalid retry key format");
  }
  const before = world.queue.find((done) => (done as { key?: string }).key === key) as { id: string } | undefined;
  if (key && before) {
    return { status: 409, json: { message: "The retry key is already accepted", sentMessages: [{ id: before.id }] } };
  }
  const { to, messages } = JSON.parse(body.toString()) as Push;
  const person = world.messages.findLast((message) => message.person.id === to)?.person;
  if (!person) return fault(400, "Failed to send messages");
  const answer = await say(person, messages?.[0], world);
  const sent = (answer.json as { sentMessages?: { id: string }[] }).sentMessages?.[0];
  if (key && sent) world.queue.push({ key, id: sent.id });
  return answer;
}

function profile(userId: string, world: SimWorld): SimAnswer {
  const person = world.messages.findLast((message) => message.person.id === userId)?.person;
  return person ? { json: { userId, displayName: person.name, language: "ja" } } : fault(404, "Not found");
}

function contentOf(messageId: string, world: SimWorld): SimAnswer {
  const file = world.messages.find(({ id }) => id === messageId)?.file;
  const kept = file && world.files.get(file.id);
  return kept ? { headers: { "content-type": kept.type }, body: kept.content } : fault(404, "Not found");
}

function fault(status: number, message: string, detail?: string, property?: string): SimAnswer {
  return { status, json: { message, ...(detail && { details: [{ message: detail, property }] }) } };
}

function eventOf(action: Extract<SimAction, { person: unknown }>, world: SimWorld) {
  const heard = world.messages.at(-1)!;
  const { id } = heard;
  const kind = action.kind === "file" ? (/^(image|video|audio)\//.exec(action.type)?.[1] ?? "file") : "text";
  const message =
    action.kind === "text"
      ? { id, type: "text", quoteToken: `q${id}`, text: action.text }
      : kind === "file"
        ? { id, type: "file", fileName: action.name, fileSize: action.content.byteLength }
        : { id, type: kind, contentProvider: { type: "line" } };
  return {
    type: "message",
    message,
    webhookEventId: `01FZ74A0TDDPYRVKNK77XKC${id}`,
    deliveryContext: { isRedelivery: false },
    timestamp: world.now(),
    source: { type: "user", userId: action.person.id },
    replyToken: `reply${id}`,
    mode: "active",
  };
}
