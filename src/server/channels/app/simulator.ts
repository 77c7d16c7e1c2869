import { createHmac } from "node:crypto";
import type { SimAction, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";

const SECRET = "whsec_MfKQ9r8GKYqwTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqw";

/** A shop's app as `docs/channels/app.md` describes one; with a signature made by its own code, not by ours. */
export const appSimulator: Simulator = {
  channel: "app",
  accountConfig: (apiUrl) => ({ appId: "demo-app", secret: SECRET, url: `${apiUrl}/keepword` }),
  person: (n) => ({ id: `user-${n}`, name: ["王芳", "Li Lei", "Maria Rossi"][n - 1] ?? `Customer ${n}` }),
  answer({ url, headers, body }, world) {
    if (url.pathname !== "/keepword") return undefined;
    const { "webhook-id": id = "", "webhook-timestamp": at = "" } = headers;
    if (headers["webhook-signature"] !== sign(id, at, body.toString()))
      return { status: 401, json: { error: "signature" } };
    const event = JSON.parse(body.toString()) as SentEvent;
    if (event.type !== "message.sent") return { json: {} };
    return { json: { id: hear(event.data, world) } };
  },
  tell(action, world) {
    const event = eventOf(action, world);
    const body = JSON.stringify(event);
    const id = `evt-${world.nextId()}`;
    const at = String(Math.floor(world.now() / 1_000));
    return { body, headers: { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": sign(id, at, body) } };
  },
};

type SentEvent = {
  type: string;
  data: { id: string; person: { id: string }; text: string; files: { name: string; type: string; base64: string }[] };
};

/** Keeps what the desk sent, once for each id. @returns what the app calls it */
function hear({ id, person, text, files }: SentEvent["data"], world: SimWorld): string {
  const own = `app-${id}`;
  if (world.messages.some((message) => message.id === own)) return own;
  const known = world.messages.findLast((message) => message.person.id === person.id)?.person;
  const [first] = files;
  const content = first && Buffer.from(first.base64, "base64");
  const file =
    first && content
      ? {
          id: world.keepFile({ name: first.name, type: first.type, content }),
          name: first.name,
          type: first.type,
          size: content.byteLength,
        }
      : null;
  world.shopSaid({ id: own, person: known ?? { id: person.id, name: person.id }, text, file });
  return own;
}

function eventOf(action: SimAction, world: SimWorld): object {
  if ("message" in action) return { type: `message.${action.kind}`, data: { id: action.message.id } };
  const heard = world.messages.at(-1)!;
  const files =
    action.kind === "file"
      ? [{ name: action.name, type: action.type, base64: Buffer.from(action.content).toString("base64") }]
      : [];
  const text = action.kind === "text" ? action.text : "";
  const data = { id: heard.id, person: action.person, text, files, at: new Date(heard.at).toISOString() };
  return { type: "message.created", data };
}

function sign(id: string, at: string, body: string): string {
  const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
}
