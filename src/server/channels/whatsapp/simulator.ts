import { createHash } from "node:crypto";
import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { formFile } from "../toolkit/simulator/form-file.ts";
import { graphError, META_APP, metaSignInFault, signedByMeta } from "../toolkit/simulator/meta.ts";
import { type SentInteractive, showChoices } from "./simulated-choices.ts";
import {
  BUSINESS_ID,
  listSimulated,
  personAt,
  type SentTemplate,
  showSimulated,
} from "./templates/simulated-templates.ts";

const NUMBER_ID = "106540352242922";
const NUMBER = "15550783881";
const DAY = 24 * 3_600_000;

/** Meta's side of a WhatsApp number: the parts of the Cloud API that the desk uses, and its notifications. */
export const whatsAppSimulator: Simulator = {
  channel: "whatsapp",
  accountConfig: (apiUrl) => ({
    number: `+${NUMBER}`,
    phoneNumberId: NUMBER_ID,
    businessAccountId: BUSINESS_ID,
    apiUrl,
    ...META_APP,
  }),
  person: (n) => ({
    id: `1650555${String(1_000 + n)}`,
    name: ["Sheena Nelson", "李雷", "Pablo Morales"][n - 1] ?? `Customer ${n}`,
  }),
  answer(request, world) {
    const fault = metaSignInFault(request);
    if (fault) return fault;
    const [, object = "", edge = ""] = request.url.pathname.split("/");
    if (object === "download")
      return { body: world.files.get(edge)?.content, status: world.files.has(edge) ? 200 : 404 };
    if (object === BUSINESS_ID && edge === "message_templates") return listSimulated(request);
    if (object !== NUMBER_ID) return mediaUrl(object, world);
    if (edge === "messages") return takeMessage(JSON.parse(request.body.toString()) as Sent, world);
    if (edge === "media") return takeMedia(request, world);
    return aboutNumber(request, world);
  },
  tell: (action, world) => signedByMeta(notification(told(action, world))),
};

function aboutNumber({ method, body }: SimRequest, world: SimWorld): SimAnswer {
  if (method === "GET") {
    return { json: { verified_name: "Lucky Shrub", display_phone_number: "+1 555-078-3881", id: NUMBER_ID } };
  }
  const given = JSON.parse(body.toString()) as { webhook_configuration?: { override_callback_uri?: string } };
  world.hookUrl = given.webhook_configuration?.override_callback_uri ?? world.hookUrl;
  return { json: { success: true } };
}

function mediaUrl(id: string, world: SimWorld): SimAnswer {
  const file = world.files.get(id);
  if (!file) {
    return graphError(400, 100, `Unsupported get request. Object with ID '${id}' does not exist`);
  }
  const sha256 = createHash("sha256").update(file.content).digest("hex");
  const url = `${String(world.config.apiUrl)}/download/${id}`;
  const { type: mime_type, content } = file;
  return { json: { messaging_product: "whatsapp", url, mime_type, sha256, file_size: content.byteLength, id } };
}

async function takeMedia(request: SimRequest, world: SimWorld): Promise<SimAnswer> {
  const { fields, file } = await formFile(request, "file");
  if (!file || fields.messaging_product !== "whatsapp") return graphError(400, 100, "(#100) Invalid parameter");
  return { json: { id: world.keepFile(file) } };
}

type Sent = {
  messaging_product?: string;
  to?: string;
  type?: string;
  text?: { body?: string };
  image?: { id: string };
  video?: { id: string };
  audio?: { id: string };
  document?: { id: string };
  template?: SentTemplate;
  interactive?: SentInteractive;
};

function takeMessage(sent: Sent, world: SimWorld): SimAnswer {
  if (sent.messaging_product !== "whatsapp")
    return graphError(400, 100, "(#100) The parameter messaging_product is required.");
  const offered = sent.type === "interactive" ? showChoices(sent.interactive ?? {}) : null;
  if (offered && "refusal" in offered) return offered.refusal!;
  const body = offered?.text ?? sent.text?.body ?? "";
  if (sent.type === "text" && body === "")
    return graphError(400, 100, "(#100) The parameter text['body'] is required.");
  if ([...body].length > 4_096) {
    return graphError(400, 100, "(#100) Param text['body'] must be at most 4096 characters long.");
  }
  if (sent.type === "template") return takeTemplate(sent, world);
  const heard = world.messages.findLast(({ from, person }) => from === "person" && person.id === sent.to);
  if (!heard) return graphError(400, 131026, "(#131026) Message undeliverable", "Message undeliverable.");
  if (world.now() - heard.at > DAY) return graphError(400, 131047, "(#131047) Re-engagement message", WINDOW_OVER);
  const mediaId = (sent.image ?? sent.video ?? sent.audio ?? sent.document)?.id;
  const file = mediaId === undefined ? undefined : world.files.get(mediaId);
  if (mediaId !== undefined && !file) return graphError(400, 131053, "(#131053) Media upload error");
  const id = wamid(world.nextId());
  const shown = file && { id: mediaId!, name: file.name, type: file.type, size: file.content.byteLength };
  world.shopSaid({ id, person: heard.person, text: body, file: shown ?? null, choices: offered?.choices ?? [] });
  const contacts = [{ input: sent.to, wa_id: sent.to }];
  return { json: { messaging_product: "whatsapp", contacts, messages: [{ id }] } };
}

/** Goes out whenever it is sent, also to who never wrote. */
function takeTemplate({ to = "", template = {} }: Sent, world: SimWorld): SimAnswer {
  const shown = showSimulated(template);
  if ("refusal" in shown) return shown.refusal;
  const id = wamid(world.nextId());
  world.shopSaid({ id, person: personAt(to, world), text: shown.text, file: null });
  return {
    json: {
      messaging_product: "whatsapp",
      contacts: [{ input: to, wa_id: to }],
      messages: [{ id, message_status: "accepted" }],
    },
  };
}

const WINDOW_OVER =
  "Message failed to send because more than 24 hours have passed since the customer last replied to this number.";

function wamid(id: number | string): string {
  return `wamid.${Buffer.from(`simulated ${id}`).toString("base64")}`;
}

function notification(value: object) {
  const metadata = { display_phone_number: NUMBER, phone_number_id: NUMBER_ID };
  const change = { field: "messages", value: { messaging_product: "whatsapp", metadata, ...value } };
  return { object: "whatsapp_business_account", entry: [{ id: BUSINESS_ID, changes: [change] }] };
}

function told(action: SimAction, world: SimWorld) {
  const timestamp = String(Math.floor(world.now() / 1_000));
  if ("message" in action) {
    const { id, person } = action.message;
    return { statuses: [{ id, status: action.kind, timestamp, recipient_id: person.id }] };
  }
  const heard = world.messages.at(-1)!;
  const { person } = action;
  const head = { from: person.id, id: wamid(heard.id), timestamp };
  return {
    contacts: [{ profile: { name: person.name }, wa_id: person.id }],
    messages: [{ ...head, ...contentOf(action, heard.file?.id) }],
  };
}

function contentOf(action: Extract<SimAction, { person: unknown }>, id: string | undefined) {
  if (action.kind === "text" && action.pressed !== undefined) {
    return {
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: action.pressed, title: action.text } },
    };
  }
  if (action.kind === "text") return { type: "text", text: { body: action.text } };
  const { type: mime_type, name: filename } = action;
  const kind = /^(image|video|audio)\//.exec(mime_type)?.[1] ?? "document";
  return { type: kind, [kind]: { id, mime_type, ...(kind === "document" && { filename }) } };
}
