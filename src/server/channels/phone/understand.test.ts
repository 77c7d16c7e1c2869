import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChannelAccount, HookRefused, type HookRequest } from "../../kernel/channel/index.ts";
import { signWebhook } from "../toolkit/standard-webhooks.ts";
import { twilioSignature } from "../toolkit/twilio/signature.ts";
import { understandExchange } from "./cti/understand.ts";
import { understandTwilio } from "./twilio/understand.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
const NOW = new Date("2026-03-09T02:00:00.000Z");
const account = (config: Record<string, unknown>): ChannelAccount => ({
  id: 1,
  channel: "phone",
  name: "",
  addresses: [],
  config,
});
const twilio = account({ protocol: "twilio", authToken: "12345" });
const pbx = account({ protocol: "webhook", hookSecret: SECRET });
const anyText = fc.string({ unit: "binary", maxLength: 100 });

function fromTwilio(form: Record<string, string>, query: Record<string, string> = {}): HookRequest {
  const address = new URL("https://desk.example/hooks/phone/key");
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const body = new URLSearchParams(form);
  const headers = { "x-twilio-signature": twilioSignature("12345", address.href, body) };
  return {
    method: "POST",
    url: address.href,
    query: Object.fromEntries(address.searchParams),
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from(body.toString()),
  };
}

function fromPbx(body: string): HookRequest {
  const headers = { ...signWebhook(SECRET, { id: "msg_1", at: NOW.getTime() / 1_000, body }) };
  return { method: "POST", url: "https://desk.example/hooks/phone/key", query: {}, headers, body: Buffer.from(body) };
}

describe("Twilio", () => {
  // The parameters of https://www.twilio.com/docs/voice/twiml#request-parameters
  const call = { CallSid: "CA1234567890ABCDE", From: "+14158675309", To: "+18005551212", CallStatus: "ringing" };

  test("a call, keys, the end, a recording", () => {
    const line = call.CallSid;
    expect(understandTwilio(fromTwilio(call), twilio)).toEqual({ kind: "called", line, from: call.From, to: call.To });
    expect(understandTwilio(fromTwilio({ ...call, Digits: "12" }, { step: "keys", turn: "4" }), twilio)).toEqual({
      kind: "keys",
      line,
      keys: "12",
      turn: 4,
    });
    expect(
      understandTwilio(fromTwilio({ ...call, CallStatus: "no-answer" }, { step: "status", ref: "7" }), twilio),
    ).toEqual({ kind: "over", line, ref: "7", how: "no-answer" });
    expect(understandTwilio(fromTwilio({ ...call, QueueResult: "hangup" }, { step: "left" }), twilio)).toEqual({
      kind: "over",
      line,
      ref: null,
      how: "completed",
    });
    const recorded = { RecordingSid: "RE1234567890", RecordingUrl: "https://api.twilio.com/r", RecordingDuration: "9" };
    expect(understandTwilio(fromTwilio(recorded, { step: "recording", room: "keepword-1" }), twilio)).toMatchObject({
      room: "keepword-1",
      recording: { id: "RE1234567890", seconds: 9 },
    });
  });

  test("whatever is signed is understood or refused", () => {
    const step = fc.constantFrom("", "keys", "waits", "left", "recorded", "picked-up", "status", "recording", "other");
    const form = fc.dictionary(
      fc.constantFrom("CallSid", "From", "To", "Digits", "CallStatus", "RecordingSid", "RecordingUrl", "QueueResult"),
      anyText,
    );
    fc.assert(
      fc.property(form, step, anyText, (given, name, ref) => {
        try {
          const news = understandTwilio(fromTwilio(given, { step: name, ref, turn: ref }), twilio);
          if ("ref" in news && news.ref !== null) expect(news.ref).toMatch(/^\d{1,15}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(HookRefused);
        }
      }),
    );
  });
});

describe("an exchange of one's own", () => {
  const told = (data: object, type = "call.ringing") =>
    fromPbx(JSON.stringify({ type, timestamp: NOW.toISOString(), data }));

  test("what is documented is understood, and a clock that runs ahead is not believed", () => {
    const news = understandExchange(
      told({ call: "1741485600.7", direction: "in", number: "+8613800138000", extension: "1001" }),
      pbx,
      NOW,
    );
    expect(news).toMatchObject({ id: "msg_1", event: "ringing", call: "1741485600.7", extension: "1001", at: NOW });
    const ahead = fromPbx(
      JSON.stringify({ type: "call.ended", timestamp: "2036-01-01T00:00:00Z", data: { call: "1" } }),
    );
    expect(understandExchange(ahead, pbx, NOW).at).toEqual(NOW);
  });

  test.each([
    ["no JSON", fromPbx("{")],
    ["another type", told({ call: "1" }, "call.dreamt")],
    ["no call", told({})],
    ["another signature", { ...told({ call: "1" }), body: Buffer.from("{}") }],
  ])("%s is refused", (_name, request) => {
    expect(() => understandExchange(request, pbx, NOW)).toThrow(HookRefused);
  });

  test("what was sent long ago is refused", () => {
    expect(() => understandExchange(told({ call: "1" }), pbx, new Date(NOW.getTime() + 3_600_000))).toThrow(
      HookRefused,
    );
  });

  test("whatever is signed is understood or refused", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        try {
          understandExchange(fromPbx(JSON.stringify({ type: "call.ended", timestamp: "x", data })), pbx, NOW);
        } catch (error) {
          expect(error).toBeInstanceOf(HookRefused);
        }
      }),
    );
  });
});
