import { type Static, Type } from "typebox";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

const number = Type.String({ pattern: "^(?:\\+?[\\d\\s().-]{3,25}|[A-Za-z0-9 ]{1,11})$" });
const url = Type.String({ pattern: "^https?://" });

/** One shape for both protocols, so that what is wrong is told by its field; the form asks for what each needs. */
export const SmsConfig = Type.Object({
  protocol: Type.Union([Type.Literal("twilio"), Type.Literal("kannel")]),
  number,
  accountSid: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9-]{10,64}$" })),
  authToken: Type.Optional(Type.String({ minLength: 5, maxLength: 200 })),
  mms: Type.Optional(Type.Boolean()),
  messagingServiceSid: Type.Optional(Type.String({ pattern: "^MG[0-9a-fA-F]{32}$" })),
  apiUrl: Type.Optional(url),
  sendUrl: Type.Optional(url),
  user: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  hookSecret: Type.Optional(Type.String({ minLength: 16, maxLength: 200, pattern: "^[A-Za-z0-9_-]*$" })),
  callingCode: Type.Optional(Type.String({ pattern: "^[1-9]\\d{0,3}$" })),
});
type SmsConfig = Static<typeof SmsConfig>;
type Needs<Name extends keyof SmsConfig> = Required<Pick<SmsConfig, Name>>;
export type TwilioConfig = Needs<"accountSid" | "authToken" | "apiUrl"> &
  Pick<SmsConfig, "messagingServiceSid" | "mms">;
export type KannelConfig = Needs<"sendUrl" | "user" | "password" | "hookSecret"> & Pick<SmsConfig, "callingCode">;

const twilio = { field: "protocol", equals: "twilio" } as const;
const kannel = { field: "protocol", equals: "kannel" } as const;
const group = "provider";

/** The settings form of a number, with a provider like Twilio or behind a Kannel of one's own. */
export const smsFields: readonly AccountField[] = [
  { name: "protocol", kind: "select", options: ["twilio", "kannel"], default: "twilio", required: true, group },
  { name: "number", kind: "text", required: true, group },
  { name: "accountSid", kind: "text", required: true, when: twilio, group },
  { name: "authToken", kind: "password", secret: true, required: true, when: twilio, group },
  { name: "messagingServiceSid", kind: "text", when: twilio, group },
  { name: "mms", kind: "boolean", default: false, when: twilio, group },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.twilio.com", when: twilio, group },
  { name: "sendUrl", kind: "url", host: true, required: true, when: kannel, group },
  { name: "user", kind: "text", required: true, when: kannel, group },
  { name: "password", kind: "password", secret: true, required: true, when: kannel, group },
  { name: "hookSecret", kind: "password", secret: true, required: true, when: kannel, group },
  { name: "callingCode", kind: "text", when: kannel, group },
];

type Account = Pick<ChannelAccount, "config">;

/** How an account sends and is sent to. */
export function protocolOf(account: Account): "twilio" | "kannel" {
  return account.config.protocol === "kannel" ? "kannel" : "twilio";
}

/** The settings of an account that speaks as Twilio does; they were checked when they were saved. */
export function twilioConfigOf(account: Account): TwilioConfig {
  return account.config as TwilioConfig;
}

/** The settings of an account behind Kannel; they were checked when they were saved. */
export function kannelConfigOf(account: Account): KannelConfig {
  return account.config as KannelConfig;
}

/** The number that people write to and see as the sender. */
export function ownNumber(account: Account): string {
  const { number } = account.config as { number: string };
  return canonicalPhone(number) ?? number.trim();
}
