import { randomUUID } from "node:crypto";
import { Value } from "typebox/value";
import {
  type AdapterPorts,
  type ChannelAccount,
  type ChannelAdapter,
  ChannelError,
  type HookAnswer,
  HookRefused,
} from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer } from "../toolkit/call-provider.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { step } from "../toolkit/check-steps.ts";
import { jsonBody, jsonBytes, readJson } from "../toolkit/hooks.ts";
import { plainChat } from "../toolkit/plain-chat.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { signWebhook, whyNotSigned } from "../toolkit/standard-webhooks.ts";
import { AppConfig, appConfigOf, appFields } from "./account-config.ts";
import { AppEvent, type AppMessage } from "./payload.ts";

const MAX_TEXT = 20_000;
/** A file travels as base64 in JSON, a third larger than it is. */
const MAX_BYTES = 5 * 1_048_576;

/**
 * A shop's own app: it posts what its people write, signed as Standard Webhooks says, and is posted what they are
 * answered in the same way.
 */
export const app: ChannelAdapter = {
  name: "app",
  handleKind: "app",
  capabilities: {
    ...plainChat,
    attachments: true,
    maxLength: MAX_TEXT,
    maxBytes: MAX_BYTES,
    // The app knows a message by its id, however often it is sent.
    repeatable: true,
    receipts: ["sent", "delivered", "read"],
  },
  accountFields: appFields,
  accountSchema: AppConfig,
  canonicalAddress: (text) => (/^[a-z0-9][a-z0-9.-]{0,60}:.{1,120}$/.test(text) ? text : null),
  ownAddresses: (config) => [`${appConfigOf({ config }).appId}:`],
  hook(request, account, { now }) {
    const why = whyNotSigned(appConfigOf(account).secret, request.headers, request.body, now());
    if (why) throw new HookRefused(why);
    const event: unknown = jsonBody(request);
    if (!Value.Check(AppEvent, event)) return { deliveries: [], reports: [], answer: wrong(event) };
    if (event.type !== "message.created") {
      const outcome = event.type === "message.read" ? "read" : "delivered";
      const report = { externalId: null, providerId: event.data.id, recipients: [], outcome, detail: null } as const;
      return { deliveries: [], reports: [report] };
    }
    const { data } = event;
    const sameAs = (stored: Uint8Array) => isSameMessage(data, readJson(stored));
    return { deliveries: [{ externalId: messageId(account, data.id), raw: bytesOf(data), sameAs }], reports: [] };
  },
  async parse(raw, _envelope, account) {
    const { id, person, text, files = [], at } = readJson<AppMessage>(raw);
    const address = addressOf(account, person.id);
    const written = at === undefined ? Number.NaN : Date.parse(at);
    const message = chatMessage({
      externalId: messageId(account, id),
      sender: { kind: "app", address, display: address, name: person.name ?? null },
      text,
      writtenAt: Number.isNaN(written) ? null : new Date(written),
    });
    const attachments = files.map(({ name, type, base64 }) => ({
      name,
      type,
      content: Buffer.from(base64, "base64"),
      inline: false,
      contentId: null,
    }));
    return { ...message, attachments };
  },
  canSend: (account) => Boolean(appConfigOf(account).url),
  async send(message, account, ports) {
    const { appId, url } = appConfigOf(account);
    const to = message.recipients.to[0]?.address;
    if (!to?.startsWith(`${appId}:`) || !url)
      throw new ChannelError("rejected", "The message names nobody of this app.");
    const person = { id: to.slice(appId.length + 1) };
    let count = message.sentParts.length;
    return sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
      // The same id at a second attempt: an app that has it already shows it once.
      const id = `${message.externalId}/${++count}`;
      const data = { id, case: message.caseId, person, automatic: message.automatic, ...contentOf(part) };
      return (await post(account, id, { type: "message.sent", data }, ports)).id ?? id;
    });
  },
  async check(account, ports) {
    const { url } = appConfigOf(account);
    if (!url) return [];
    const ping = async () => {
      await post(account, `ping-${randomUUID()}`, { type: "ping", data: {} }, ports);
      return url;
    };
    return [await step("provider.sign_in", ping)];
  },
};

/** Posts an event to the app. @returns what the app calls it, if it says so */
async function post(account: ChannelAccount, id: string, event: object, ports: AdapterPorts): Promise<{ id?: string }> {
  const { secret, url } = appConfigOf(account);
  const body = JSON.stringify(event);
  const headers = signWebhook(secret, { id, at: Math.floor(ports.now().getTime() / 1_000), body });
  const call = { url: url!, body, headers: { ...headers, "content-type": "application/json" }, explain };
  return (await callProvider(call, ports)).json as { id?: string };
}

/** Some server that says 200 to everything is not the app: whoever took the message says so in JSON. */
function explain({ status, json }: ProviderAnswer): ChannelError | undefined {
  if (status === 410) return new ChannelError("gone", "The app does not have this person any more (410).");
  if (status >= 300 || (json !== null && typeof json === "object")) return undefined;
  return new ChannelError("retry", `The app answered ${status} without a JSON object.`);
}

/** What makes a message the same when it is sent again; how often it was sent, say, is none of it. */
function bytesOf({ id, person, text, files, at }: AppMessage): Uint8Array {
  const known = files?.map(({ name, type, base64 }) => ({ name, type, base64 }));
  return jsonBytes({ id, person: { id: person.id, name: person.name }, text, files: known, at });
}

/** Whether one is the other, sent again: people change their names meanwhile. */
function isSameMessage(one: AppMessage, other: AppMessage): boolean {
  const said = (message: AppMessage) => Buffer.from(bytesOf({ ...message, person: { id: message.person.id } }));
  return said(one).equals(said(other));
}

function addressOf(account: ChannelAccount, personId: string): string {
  return `${appConfigOf(account).appId}:${personId}`;
}

function messageId(account: ChannelAccount, id: string): string {
  return `app:${appConfigOf(account).appId}:${id}`;
}

function wrong(event: unknown): HookAnswer {
  const [problem] = Value.Errors(AppEvent, event);
  const field = problem?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  const error = {
    code: "request.invalid",
    message: `${field} ${problem?.message ?? "is wrong"}`.trim(),
    params: { field },
  };
  return { status: 422, type: "application/json", body: JSON.stringify({ error }) };
}

function contentOf(part: Part) {
  if (part.kind === "text") return { text: part.text, files: [] };
  const { name, type, content } = part;
  return { text: "", files: [{ name, type, base64: Buffer.from(content).toString("base64") }] };
}
