import { type Static, Type } from "typebox";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const FaxConfig = Type.Object({
  number: Type.String({ pattern: "^\\+?[\\d\\s().-]{3,25}$" }),
  host: Type.String({ minLength: 1, maxLength: 253 }),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  user: Type.String({ pattern: "^[^\\s\\u0000-\\u001f]{1,60}$" }),
  password: Type.Optional(Type.String({ pattern: "^[^\\r\\n]{0,200}$" })),
  calls: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  hookSecret: Type.String({ minLength: 16, maxLength: 200, pattern: "^[A-Za-z0-9_-]*$" }),
});
export type FaxConfig = Static<typeof FaxConfig>;

/** The settings form of a fax number behind a HylaFAX of one's own. */
export const faxFields: readonly AccountField[] = [
  { name: "number", kind: "text", required: true, group: "provider" },
  { name: "hookSecret", kind: "password", secret: true, required: true, group: "receiving" },
  { name: "host", kind: "text", host: true, required: true, group: "sending" },
  { name: "port", kind: "number", default: 4559, group: "sending" },
  { name: "user", kind: "text", default: "keepword", required: true, group: "sending" },
  { name: "password", kind: "password", secret: true, group: "sending" },
  { name: "calls", kind: "number", default: 4, group: "sending" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function faxConfigOf(account: Pick<ChannelAccount, "config">): FaxConfig {
  return account.config as FaxConfig;
}

/** The shop's own number as everybody writes it. */
export function ownNumber(account: Pick<ChannelAccount, "config">): string {
  const { number } = faxConfigOf(account);
  return canonicalPhone(number) ?? number.replace(/[^\d+]/g, "");
}
