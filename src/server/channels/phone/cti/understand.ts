import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import {
  type ChannelAccount,
  type ExchangeNews,
  HookRefused,
  type HookRequest,
} from "../../../kernel/channel/index.ts";
import { whyNotSigned } from "../../toolkit/standard-webhooks.ts";
import { webhookConfigOf } from "../account-config.ts";

const Text = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));

/** What an exchange tells; docs/channels/phone.md describes it. What it says besides is left alone. */
const Told = Type.Object({
  type: Type.Enum([
    "call.ringing",
    "call.answered",
    "call.held",
    "call.resumed",
    "call.transferred",
    "call.ended",
    "call.recorded",
  ]),
  timestamp: Type.String({ maxLength: 40 }),
  data: Type.Object({
    call: Type.String({ minLength: 1, maxLength: 120, pattern: "^[\\x21-\\x7e]+$" }),
    direction: Type.Optional(Type.Enum(["in", "out"])),
    number: Text(80),
    own_number: Text(80),
    extension: Text(200),
    outcome: Type.Optional(Type.Enum(["answered", "missed", "abandoned", "voicemail", "busy", "failed"])),
    order_number: Text(40),
    topic: Text(60),
    language: Type.Optional(Type.Enum(["zh-CN", "en"])),
    recording: Type.Optional(
      Type.Object({
        id: Type.String({ minLength: 1, maxLength: 120 }),
        url: Type.String({ maxLength: 1_000 }),
        seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
      }),
    ),
  }),
});
type Told = Static<typeof Told>;

/** What an exchange tells, signed as Standard Webhooks are. @throws HookRefused */
export function understandExchange(request: HookRequest, account: ChannelAccount, now: Date): ExchangeNews {
  const why = whyNotSigned(webhookConfigOf(account).hookSecret, request.headers, request.body, now);
  if (why) throw new HookRefused(why);
  return newsOf(readTold(request.body), request.headers["webhook-id"]!.slice(0, 200), now);
}

function readTold(body: Uint8Array): Told {
  let told: unknown;
  try {
    told = JSON.parse(Buffer.from(body).toString());
  } catch {
    throw new HookRefused("the body is no JSON");
  }
  if (Value.Check(Told, told)) return told;
  const [fault] = Value.Errors(Told, told);
  throw new HookRefused(`the body is not as documented: ${fault?.instancePath || "/"} ${fault?.message ?? ""}`.trim());
}

function newsOf({ type, timestamp, data }: Told, id: string, now: Date): ExchangeNews {
  const told = Date.parse(timestamp);
  // A clock that runs ahead must not let calls end in the future.
  const at = new Date(Number.isNaN(told) ? now.getTime() : Math.min(told, now.getTime()));
  const { recording } = data;
  return {
    kind: "told",
    id,
    event: type.slice("call.".length) as ExchangeNews["event"],
    call: data.call,
    at,
    direction: data.direction ?? null,
    number: data.number ?? null,
    ownNumber: data.own_number ?? null,
    extension: data.extension ?? null,
    outcome: data.outcome ?? null,
    orderNumber: data.order_number?.replace(/\D/g, "") || null,
    topic: data.topic?.trim() || null,
    language: data.language ?? null,
    recording: recording ? { id: recording.id, url: recording.url, seconds: recording.seconds ?? null } : null,
  };
}
