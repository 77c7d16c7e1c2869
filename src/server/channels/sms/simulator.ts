import { createHmac } from "node:crypto";
import type {
  SimAction,
  SimAnswer,
  SimPost,
  SimRequest,
  Simulator,
  SimWorld,
} from "../toolkit/simulator/define-simulator.ts";
import { fetchLink } from "../toolkit/simulator/fetch-link.ts";

const ACCOUNT = "AC0123456789abcdef0123456789abcdef";
const TOKEN = "simulated-auth-token";
const NUMBER = "+15017122661";
const API = `/2010-04-01/Accounts/${ACCOUNT}`;

/** Twilio's side of a number: messages, media, statuses and its signature. */
export const smsSimulator: Simulator = {
  channel: "sms",
  accountConfig: (apiUrl) => ({ protocol: "twilio", number: NUMBER, accountSid: ACCOUNT, authToken: TOKEN, apiUrl }),
  person: (n) => ({ id: `+1555867530${n}`, name: `+1555867530${n}` }),
  answer(request, world) {
    const { pathname } = request.url;
    const stored = /^\/stored\/(.+)$/.exec(pathname)?.[1];
    if (stored !== undefined) return storedFile(stored, request, world);
    if (!pathname.startsWith("/2010-04-01/Accounts/")) return undefined;
    const expected = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`;
    if (request.headers.authorization !== expected) return fault(401, 20003, "Authenticate");
    const media = /^\/Messages\/[^/]+\/Media\/([^/]+)$/.exec(pathname.slice(API.length))?.[1];
    if (media !== undefined) return mediaOf(media, world);
    return (
      methods[pathname.slice(API.length)]?.(request, world) ?? fault(404, 20404, "The requested resource was not found")
    );
  },
  tell: (action, world) => signed(formOf(action, world), world),
};

const methods: Record<string, (request: SimRequest, world: SimWorld) => SimAnswer | Promise<SimAnswer>> = {
  ".json": () => ({ json: { sid: ACCOUNT, friendly_name: "Simulated account", status: "active" } }),
  "/IncomingPhoneNumbers.json": ({ url }) => ({
    json: { incoming_phone_numbers: url.searchParams.get("PhoneNumber") === NUMBER ? [{ sid: "PN1" }] : [] },
  }),
  "/IncomingPhoneNumbers/PN1.json": ({ body }, world) => {
    world.hookUrl = new URLSearchParams(body.toString()).get("SmsUrl") ?? world.hookUrl;
    return { json: { sid: "PN1" } };
  },
  "/Messages.json": takeMessage,
};

async function takeMessage({ body }: SimRequest, world: SimWorld): Promise<SimAnswer> {
  const form = new URLSearchParams(body.toString());
  const [to, text] = [form.get("To") ?? "", form.get("Body") ?? ""];
  if (form.get("From") !== NUMBER) return fault(400, 21606, `The 'From' phone number ${form.get("From")} is not yours`);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return fault(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  const media = form.get("MediaUrl");
  const file = media ? await fetchLink(media, world) : null;
  if (media && !file) return fault(400, 12300, "Invalid Content-Type: Unable to fetch media from the MediaUrl");
  if (text === "" && !file) return fault(400, 21602, "Message body is required.");
  if ([...text].length > 1_600)
    return fault(400, 21617, "The concatenated message body exceeds the 1600 character limit");
  const heard = world.messages.findLast(({ from, person }) => from === "person" && person.id === to);
  if (heard?.text === "STOP") return fault(400, 21610, "Attempt to send to unsubscribed recipient");
  const id = sid("SM", world.nextId());
  world.shopSaid({ id, person: heard?.person ?? { id: to, name: to }, text, file });
  return { status: 201, json: { sid: id, status: "queued", to, from: NUMBER, body: text, error_code: null } };
}

/** Twilio sends on to where media lie, which must not be told whose account it is. */
function mediaOf(id: string, world: SimWorld): SimAnswer {
  if (!world.files.has(id)) return fault(404, 20404, "Media was not found");
  return { status: 307, headers: { location: `/stored/${id}` } };
}

function storedFile(id: string, { headers }: SimRequest, world: SimWorld): SimAnswer {
  const file = world.files.get(id);
  if (!file || headers.authorization !== undefined) return { status: file ? 400 : 404 };
  return { body: file.content, headers: { "content-type": file.type } };
}

function fault(status: number, code: number, message: string): SimAnswer {
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

function sid(prefix: string, id: number | string): string {
  return `${prefix}${String(id).replaceAll(/\D/g, "").padStart(32, "0")}`;
}

function formOf(action: SimAction, world: SimWorld): Record<string, string> {
  if ("message" in action) {
    const { id, person } = action.message;
    const status = action.kind;
    return {
      MessageSid: id,
      SmsSid: id,
      MessageStatus: status,
      SmsStatus: status,
      To: person.id,
      From: NUMBER,
      AccountSid: ACCOUNT,
    };
  }
  const heard = world.messages.at(-1)!;
  const id = sid(action.kind === "file" ? "MM" : "SM", heard.id);
  const mediaUrl = `${String(world.config.apiUrl)}${API}/Messages/${id}/Media/${heard.file?.id}`;
  return {
    ToCountry: "US",
    SmsMessageSid: id,
    MessageSid: id,
    SmsSid: id,
    SmsStatus: "received",
    AccountSid: ACCOUNT,
    From: action.person.id,
    To: NUMBER,
    Body: action.kind === "text" ? action.text : "",
    NumSegments: "1",
    ...(action.kind === "file"
      ? { NumMedia: "1", MediaContentType0: action.type, MediaUrl0: mediaUrl }
      : { NumMedia: "0" }),
    ApiVersion: "2010-04-01",
  };
}

/** Twilio's signature: the address, then each parameter by name, keyed with the account's token. */
function signed(form: Record<string, string>, world: SimWorld): SimPost {
  const text = Object.keys(form)
    .sort()
    .reduce((said, name) => said + name + form[name], world.hookUrl ?? "");
  return {
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": createHmac("sha1", TOKEN).update(text).digest("base64"),
    },
    body: new URLSearchParams(form).toString(),
  };
}
