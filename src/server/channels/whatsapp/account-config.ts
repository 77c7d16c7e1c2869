import { type Static, Type } from "typebox";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const WhatsAppConfig = Type.Object({
  number: Type.String({ pattern: "^\\+[1-9][\\d\\s().-]{5,24}$" }),
  phoneNumberId: Type.String({ pattern: "^\\d{5,30}$" }),
  businessAccountId: Type.Optional(Type.String({ pattern: "^\\d{5,30}$" })),
  accessToken: Type.String({ minLength: 10, maxLength: 1_000 }),
  appSecret: Type.String({ pattern: "^[0-9a-fA-F]{16,64}$" }),
  verifyToken: Type.String({ minLength: 8, maxLength: 200 }),
  apiUrl: Type.String({ pattern: "^https?://" }),
});
export type WhatsAppConfig = Static<typeof WhatsAppConfig>;

/** The settings form of a number; Meta's dashboard for developers shows what goes in. */
export const whatsAppFields: readonly AccountField[] = [
  { name: "number", kind: "text", required: true, group: "provider" },
  { name: "phoneNumberId", kind: "text", required: true, group: "provider" },
  { name: "businessAccountId", kind: "text", group: "provider" },
  { name: "accessToken", kind: "password", secret: true, required: true, group: "provider" },
  { name: "appSecret", kind: "password", secret: true, required: true, group: "provider" },
  { name: "verifyToken", kind: "text", required: true, group: "provider" },
  {
    name: "apiUrl",
    kind: "url",
    host: true,
    required: true,
    default: "https://graph.facebook.com/v25.0",
    group: "provider",
  },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function whatsAppConfigOf(account: Pick<ChannelAccount, "config">): WhatsAppConfig {
  return account.config as WhatsAppConfig;
}

/** The shop's number, as it is compared. */
export function ownNumber(account: Pick<ChannelAccount, "config">): string {
  const { number } = whatsAppConfigOf(account);
  return canonicalPhone(number) ?? number;
}
