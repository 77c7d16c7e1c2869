import type { SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { PhoneLines } from "./simulator/lines.ts";

const ACCOUNT = "AC0123456789abcdef0123456789abcdef";
const TOKEN = "simulated-auth-token";
const NUMBER = "+15017122661";
const API = `/2010-04-01/Accounts/${ACCOUNT}`;

const exchanges = new WeakMap<SimWorld, PhoneLines>();

/** The lines of a simulated exchange: people call the desk on them, and the desk calls people. */
export function linesOf(world: SimWorld): PhoneLines {
  const known = exchanges.get(world) ?? new PhoneLines(world, { account: ACCOUNT, token: TOKEN, number: NUMBER });
  exchanges.set(world, known);
  return known;
}

/**
 * Twilio's side of a telephone number: it calls the desk, does what the desk's TwiML says, and rings whom the desk asks it
 * to. On its page somebody writes what they do: `call`, keys (`1`, `20260309001#`), `say …` to the tape, `wait`, `hang up`.
 */
export const phoneSimulator: Simulator = {
  channel: "phone",
  accountConfig: (apiUrl) => ({ protocol: "twilio", number: NUMBER, accountSid: ACCOUNT, authToken: TOKEN, apiUrl }),
  person: (n) => ({ id: `+1555867530${n}`, name: `+1555867530${n}` }),
  answer(request, world) {
    const { pathname } = request.url;
    if (!pathname.startsWith("/2010-04-01/Accounts/")) return undefined;
    const expected = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`;
    if (request.headers.authorization !== expected) return fault(401, 20003, "Authenticate");
    return apiOf(pathname.slice(API.length), request, world);
  },
  /** The lines post to the desk themselves, one request after the other. */
  async tell(action, world) {
    if (action.kind === "text") await linesOf(world).typed(action.person.id, action.text);
    return null;
  },
};

function apiOf(path: string, request: SimRequest, world: SimWorld): SimAnswer {
  const form = new URLSearchParams(request.body.toString());
  if (path === ".json") return { json: { sid: ACCOUNT, friendly_name: "Simulated account", status: "active" } };
  if (path === "/IncomingPhoneNumbers.json") {
    const isOurs = request.url.searchParams.get("PhoneNumber") === NUMBER;
    return { json: { incoming_phone_numbers: isOurs ? [{ sid: "PN1" }] : [] } };
  }
  if (path === "/IncomingPhoneNumbers/PN1.json") {
    world.hookUrl = form.get("VoiceUrl") ?? world.hookUrl;
    return { json: { sid: "PN1" } };
  }
  if (path === "/Calls.json") return linesOf(world).place(form);
  const line = /^\/Calls\/([^/]+)\.json$/.exec(path)?.[1];
  if (line !== undefined) return linesOf(world).update(line, form);
  const recording = /^\/Recordings\/([^/]+)\.mp3$/.exec(path)?.[1];
  const file = recording === undefined ? undefined : world.files.get(recording);
  return file
    ? { headers: { "content-type": file.type }, body: file.content }
    : fault(404, 20404, "The requested resource was not found");
}

function fault(status: number, code: number, message: string): SimAnswer {
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}
