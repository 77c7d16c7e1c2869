import { createHmac } from "node:crypto";
import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { formFile } from "../toolkit/simulator/form-file.ts";

const TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

/** Telegram's side of a bot: the methods of the Bot API that the desk uses (https://core.telegram.org/bots/api). */
export const telegramSimulator: Simulator = {
  channel: "telegram",
  accountConfig: (apiUrl) => ({ token: TOKEN, receive: "webhook", apiUrl }),
  person: (n) => ({
    id: String(700_000_000 + n),
    name: ["Wang Fang", "李雷", "Maria Rossi"][n - 1] ?? `Customer ${n}`,
  }),
  answer(request, world) {
    const [, token, method] = /^\/(?:file\/)?bot([^/]+)\/(.+)$/.exec(request.url.pathname) ?? [];
    if (token !== TOKEN) return failed(401, "Unauthorized");
    if (request.url.pathname.startsWith("/file/")) {
      const file = world.files.get(method!);
      return file ? { body: file.content } : { status: 404 };
    }
    return methods[method!]?.(request, world) ?? failed(404, "Not Found");
  },
  tell(action, world) {
    const update = updateOf(action, world);
    if (!update) return null;
    if (world.config.receive === "polling") {
      world.queue.push(update);
      return null;
    }
    const secret = createHmac("sha256", TOKEN).update("keepword webhook").digest("hex");
    return { headers: { "x-telegram-bot-api-secret-token": secret }, body: JSON.stringify(update) };
  },
};

type Said = { chat_id: string; text?: string; reply_markup?: { keyboard?: { text: string }[][] } };
type Method = (request: SimRequest, world: SimWorld) => SimAnswer | Promise<SimAnswer>;

const methods: Record<string, Method> = {
  getMe: () => done({ id: 110201543, is_bot: true, first_name: "Shop", username: "shop_bot" }),
  setWebhook: ({ body }, world) => {
    world.hookUrl = (JSON.parse(body.toString()) as { url: string }).url;
    return done(true);
  },
  deleteWebhook: () => done(true),
  getUpdates({ body }, world) {
    const { offset = 0 } = JSON.parse(body.toString()) as { offset?: number };
    const left = (world.queue as { update_id: number }[]).filter((update) => update.update_id >= offset);
    world.queue.splice(0, world.queue.length, ...left);
    return done(left);
  },
  getFile({ body }, world) {
    const { file_id } = JSON.parse(body.toString()) as { file_id: string };
    return world.files.has(file_id) ? done({ file_id, file_path: file_id }) : failed(400, "Bad Request: wrong file_id");
  },
  sendMessage({ body }, world) {
    const { chat_id, text, reply_markup } = JSON.parse(body.toString()) as Said;
    if (!text) return failed(400, "Bad Request: message text is empty");
    if ([...text].length > 4096) return failed(400, "Bad Request: message is too long");
    const buttons = (reply_markup?.keyboard ?? []).flat();
    if (buttons.some((button) => !button.text)) return failed(400, "Bad Request: text buttons are empty");
    return said(world, chat_id, text, null, buttons);
  },
  sendPhoto: (request, world) => sendFile(request, world, "photo"),
  sendDocument: (request, world) => sendFile(request, world, "document"),
};

async function sendFile(request: SimRequest, world: SimWorld, field: string): Promise<SimAnswer> {
  const { fields, file } = await formFile(request, field);
  if (!file || !fields.chat_id) return failed(400, `Bad Request: there is no ${field} in the request`);
  return said(world, fields.chat_id, "", { id: world.keepFile(file), ...file, size: file.content.byteLength });
}

function said(
  world: SimWorld,
  chat: string,
  text: string,
  file: { id: string; name: string; type: string; size: number } | null,
  buttons: readonly { text: string }[] = [],
) {
  const id = world.nextId();
  const person = world.messages.findLast((message) => message.person.id === chat)?.person;
  if (!person) return failed(400, "Bad Request: chat not found");
  world.shopSaid({
    id: String(id),
    person,
    text,
    file: file && { id: file.id, name: file.name, type: file.type, size: file.size },
    choices: buttons.map(({ text: label }) => ({ label })),
  });
  return done({
    message_id: id,
    date: Math.floor(world.now() / 1_000),
    chat: { id: Number(chat), type: "private" },
    text,
  });
}

/** An update as the documentation of the Bot API shows it. */
function updateOf(action: SimAction, world: SimWorld) {
  if (action.kind !== "text" && action.kind !== "file") return null;
  const { person } = action;
  const [first_name, ...rest] = person.name.split(" ");
  const who = { id: Number(person.id), first_name, ...(rest.length > 0 && { last_name: rest.join(" ") }) };
  const heard = world.messages.at(-1)!;
  const file = heard.file && { file_id: heard.file.id, file_unique_id: heard.file.id, file_size: heard.file.size };
  const isPhoto = action.kind === "file" && action.type === "image/jpeg";
  return {
    update_id: world.nextId(),
    message: {
      message_id: Number(heard.id),
      from: { ...who, is_bot: false, language_code: "en" },
      chat: { ...who, type: "private" },
      date: Math.floor(heard.at / 1_000),
      ...(action.kind === "text" && { text: action.text }),
      ...(file && isPhoto && { photo: [{ ...file, width: 1, height: 1 }] }),
      ...(file && !isPhoto && { document: { ...file, file_name: heard.file!.name, mime_type: heard.file!.type } }),
    },
  };
}

function done(result: unknown): SimAnswer {
  return { json: { ok: true, result } };
}

function failed(status: number, description: string): SimAnswer {
  return { status, json: { ok: false, error_code: status, description } };
}
