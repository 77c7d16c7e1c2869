import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../../simulator/define-simulator.ts";
import { fetchLink } from "../../simulator/fetch-link.ts";
import { formFile } from "../../simulator/form-file.ts";
import { graphError, META_APP, metaSignInFault, signedByMeta } from "../../simulator/meta.ts";

const DAY = 24 * 3_600_000;

type Vendor = {
  channel: "messenger" | "instagram";
  object: "page" | "instagram";
  pageId: string;
  /** the number of the first person */
  people: number;
  tooLong(text: string): boolean;
};

/** Meta's side of a page or a professional account: its Send API, profiles and notifications. */
export function metaMessagingSimulator(vendor: Vendor): Simulator {
  return {
    channel: vendor.channel,
    accountConfig: (apiUrl) => ({ pageId: vendor.pageId, humanAgent: true, apiUrl, ...META_APP }),
    person: (n) => ({
      id: String(vendor.people + n),
      name: ["Peter Chang", "李雷", "Ana Souza"][n - 1] ?? `Customer ${n}`,
    }),
    answer(request, world) {
      const [, object = "", edge = ""] = request.url.pathname.split("/");
      if (object === "cdn") return fileOf(edge, world);
      const fault = metaSignInFault(request);
      if (fault) return fault;
      if (object !== vendor.pageId) return profile(object, world);
      if (edge === "messages") return takeMessage(vendor, request, world);
      if (edge === "subscribed_apps") return { json: { success: true } };
      return { json: { id: vendor.pageId, name: "Lucky Shrub", username: "luckyshrub" } };
    },
    tell: (action, world) => {
      const messaging = told(vendor, action, world);
      const entry = [{ id: vendor.pageId, time: world.now(), messaging: [messaging] }];
      return signedByMeta({ object: vendor.object, entry });
    },
  };
}

function fileOf(id: string, world: SimWorld): SimAnswer {
  const file = world.files.get(id.replace(/\.\w+$/, ""));
  return file ? { body: file.content, headers: { "content-type": file.type } } : { status: 404 };
}

function profile(id: string, world: SimWorld): SimAnswer {
  const person = world.messages.findLast((message) => message.person.id === id)?.person;
  const unknown = `Unsupported get request. Object with ID '${id}' does not exist`;
  return person ? { json: { id, name: person.name } } : graphError(400, 100, unknown);
}

type QuickReply = { content_type?: string; title?: string; payload?: string };
type Sent = {
  recipient?: { id?: string };
  message?: { text?: string; attachment?: { payload?: { url?: string } }; quick_replies?: QuickReply[] };
  messaging_type?: string;
  tag?: string;
};

async function takeMessage(vendor: Vendor, request: SimRequest, world: SimWorld): Promise<SimAnswer> {
  const isForm = request.headers["content-type"]?.startsWith("multipart/");
  const form = isForm ? await formFile(request, "filedata") : null;
  const sent: Sent = form
    ? { ...form.fields, recipient: JSON.parse(form.fields.recipient ?? "{}"), message: {} }
    : (JSON.parse(request.body.toString()) as Sent);
  const text = sent.message?.text ?? "";
  const url = sent.message?.attachment?.payload?.url;
  const fetched = url ? await fetchLink(url, world) : null;
  if (url && !fetched) return graphError(400, 100, "(#100) Failed to fetch the file from the url");
  if (form ? !form.file : text === "" && !fetched)
    return graphError(400, 100, "(#100) Message cannot be empty, must provide valid attachment or text");
  if (vendor.tooLong(text))
    return graphError(400, 100, "(#100) Length of param message[text] must be less than or equal to the limit");
  const replies = sent.message?.quick_replies ?? [];
  const isOff = ({ title = "", payload = "" }: QuickReply) =>
    title === "" || [...title].length > 20 || payload.length > 1_000;
  if (replies.length > 13 || replies.some(isOff)) return graphError(400, 100, "(#100) Invalid quick replies");
  const id = sent.recipient?.id ?? "";
  const heard = world.messages.findLast(({ from, person }) => from === "person" && person.id === id);
  if (!heard) return withSubcode(graphError(400, 100, "(#100) No matching user found"), 2018001);
  const limit = sent.tag === "HUMAN_AGENT" ? 7 * DAY : DAY;
  if (world.now() - heard.at > limit) {
    return withSubcode(graphError(400, 10, "(#10) This message is sent outside of allowed window."), 2018278);
  }
  const file = form?.file;
  const kept = file && { id: world.keepFile(file), name: file.name, type: file.type, size: file.content.byteLength };
  const choices = replies.map(({ title = "", payload = "" }) => ({ label: title, payload }));
  const mid = midOf(world.nextId());
  world.shopSaid({ id: mid, person: heard.person, text, file: kept ?? fetched, choices });
  return { json: { recipient_id: id, message_id: mid } };
}

function withSubcode(answer: SimAnswer, error_subcode: number): SimAnswer {
  const { error } = answer.json as { error: object };
  return { ...answer, json: { error: { ...error, error_subcode } } };
}

function midOf(id: number | string): string {
  return `m_${Buffer.from(`simulated ${id}`).toString("base64url")}`;
}

function told(vendor: Vendor, action: SimAction, world: SimWorld) {
  const timestamp = world.now();
  const recipient = { id: vendor.pageId };
  if ("message" in action) {
    const { id, person } = action.message;
    const head = { sender: { id: person.id }, recipient, timestamp };
    if (action.kind === "delivered") return { ...head, delivery: { mids: [id], watermark: timestamp } };
    return { ...head, read: vendor.channel === "instagram" ? { mid: id } : { watermark: timestamp } };
  }
  const heard = world.messages.at(-1)!;
  const message = { mid: midOf(heard.id), ...contentOf(action, world) };
  return { sender: { id: action.person.id }, recipient, timestamp, message };
}

function contentOf(action: Extract<SimAction, { person: unknown }>, world: SimWorld) {
  if (action.kind === "text") {
    return { text: action.text, ...(action.pressed !== undefined && { quick_reply: { payload: action.pressed } }) };
  }
  const type = /^(image|video|audio)\//.exec(action.type)?.[1] ?? "file";
  const url = `${String(world.config.apiUrl)}/cdn/${world.messages.at(-1)!.file!.id}`;
  return { attachments: [{ type, payload: { url } }] };
}
