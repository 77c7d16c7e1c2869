import { type Static, Type } from "typebox";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { AccountField, CallSettings, ChannelAccount } from "../../kernel/channel/index.ts";

const url = Type.String({ pattern: "^https?://" });

/** One shape for both protocols, so that what is wrong is told by its field; the form asks for what each needs. */
export const PhoneConfig = Type.Object({
  protocol: Type.Union([Type.Literal("twilio"), Type.Literal("webhook")]),
  number: Type.String({ pattern: "^\\+?[\\d\\s().-]{3,25}$" }),
  accountSid: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9-]{10,64}$" })),
  authToken: Type.Optional(Type.String({ minLength: 5, maxLength: 200 })),
  apiUrl: Type.Optional(url),
  orderUrl: Type.Optional(url),
  hookSecret: Type.Optional(Type.String({ pattern: "^whsec_[A-Za-z0-9+/=]{32,200}$" })),
  record: Type.Optional(Type.Boolean()),
  consentZh: Type.Optional(Type.String({ maxLength: 500 })),
  consentEn: Type.Optional(Type.String({ maxLength: 500 })),
  ringSeconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 120 })),
  wrapUpSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600 })),
  music: Type.Optional(Type.String({ pattern: "^https://", maxLength: 500 })),
});
type PhoneConfig = Static<typeof PhoneConfig>;
type Needs<Name extends keyof PhoneConfig> = Required<Pick<PhoneConfig, Name>>;
export type TwilioConfig = Needs<"accountSid" | "authToken" | "apiUrl">;
export type WebhookConfig = Needs<"hookSecret"> & Pick<PhoneConfig, "orderUrl">;

const twilio = { field: "protocol", equals: "twilio" } as const;
const webhook = { field: "protocol", equals: "webhook" } as const;
const group = "provider";

/** The settings form of a telephone number, with a provider like Twilio or at an exchange of one's own. */
export const phoneFields: readonly AccountField[] = [
  { name: "protocol", kind: "select", options: ["twilio", "webhook"], default: "twilio", required: true, group },
  { name: "number", kind: "text", required: true, group },
  { name: "accountSid", kind: "text", required: true, when: twilio, group },
  { name: "authToken", kind: "password", secret: true, required: true, when: twilio, group },
  { name: "apiUrl", kind: "url", host: true, required: true, default: "https://api.twilio.com", when: twilio, group },
  { name: "hookSecret", kind: "password", secret: true, required: true, when: webhook, group },
  { name: "orderUrl", kind: "url", host: true, when: webhook, group },
  { name: "record", kind: "boolean", default: false, when: twilio, group: "calls" },
  { name: "consentZh", kind: "text", when: { field: "record", equals: true }, group: "calls" },
  { name: "consentEn", kind: "text", when: { field: "record", equals: true }, group: "calls" },
  { name: "ringSeconds", kind: "number", default: 20, when: twilio, group: "calls" },
  { name: "wrapUpSeconds", kind: "number", default: 60, group: "calls" },
  { name: "music", kind: "url", when: twilio, group: "calls" },
];

type Account = Pick<ChannelAccount, "config">;

/** How an account's exchange speaks with us. */
export function protocolOf(account: Account): "twilio" | "webhook" {
  return account.config.protocol === "webhook" ? "webhook" : "twilio";
}

/** The settings of an account that speaks as Twilio does; they were checked when they were saved. */
export function twilioConfigOf(account: Account): TwilioConfig {
  return account.config as TwilioConfig;
}

/** The settings of an account whose exchange tells us what it does; they were checked when they were saved. */
export function webhookConfigOf(account: Account): WebhookConfig {
  return account.config as WebhookConfig;
}

/** The number that people call, and see when we do. */
export function ownNumber(account: Account): string {
  const { number } = account.config as { number: string };
  return canonicalPhone(number) ?? number.trim();
}

const CONSENT = {
  "zh-CN": "为了提升服务质量，本次通话将被录音。",
  en: "To improve our service, this call is recorded.",
};

/** How an account takes calls. */
export function callSettingsOf({ config }: Account): CallSettings {
  const { record, consentZh, consentEn, ringSeconds, wrapUpSeconds, music } = config as PhoneConfig;
  return {
    record: record ?? false,
    consent: { "zh-CN": consentZh?.trim() || CONSENT["zh-CN"], en: consentEn?.trim() || CONSENT.en },
    ringSeconds: ringSeconds ?? 20,
    wrapUpSeconds: wrapUpSeconds ?? 60,
    music: music ?? null,
  };
}
