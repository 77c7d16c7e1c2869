import { type Static, Type } from "typebox";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

export const FaxConfig = Type.Object({
  way: Type.Optional(Type.Union([Type.Literal("hylafax"), Type.Literal("mail")])),
  number: Type.String({ pattern: "^\\+?[\\d\\s().-]{3,25}$" }),
  // A HylaFAX of the shop's own.
  host: Type.Optional(Type.String({ minLength: 1, maxLength: 253 })),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  user: Type.Optional(Type.String({ pattern: "^[^\\s\\u0000-\\u001f]{1,60}$" })),
  password: Type.Optional(Type.String({ pattern: "^[^\\r\\n]{0,200}$" })),
  calls: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  hookSecret: Type.Optional(Type.String({ minLength: 16, maxLength: 200, pattern: "^[A-Za-z0-9_-]*$" })),
  // A provider that brings and takes mails.
  mailbox: Type.Optional(Type.String({ pattern: "^[^\\s@<>]+@[^\\s@<>]+$" })),
  gateways: Type.Optional(Type.Array(Type.String({ pattern: "^[^\\s@<>]*@?[\\w.-]+$" }), { maxItems: 20 })),
  proof: Type.Optional(Type.Union([Type.Literal("results"), Type.Literal("closed")])),
  server: Type.Optional(Type.String({ pattern: "^[\\w.-]{1,253}$" })),
  sender: Type.Optional(Type.String({ maxLength: 200, pattern: "\\{number\\}" })),
  sendTo: Type.Optional(Type.String({ maxLength: 254, pattern: "^[^\\s<>,;]+@[^\\s@<>,;]+$" })),
  sendSubject: Type.Optional(Type.String({ maxLength: 200, pattern: "^[^\\r\\n]*$" })),
});
export type FaxConfig = Static<typeof FaxConfig>;

const own = { field: "way", equals: "hylafax" } as const;
const byMail = { field: "way", equals: "mail" } as const;

/** The settings form of a fax number: behind a HylaFAX of one's own, or at a provider that brings and takes mails. */
export const faxFields: readonly AccountField[] = [
  {
    name: "way",
    kind: "select",
    options: ["hylafax", "mail"],
    default: "hylafax",
    required: true,
    group: "provider",
  },
  { name: "number", kind: "text", required: true, group: "provider" },
  { name: "mailbox", kind: "email", required: true, when: byMail, group: "provider" },
  { name: "hookSecret", kind: "password", secret: true, required: true, when: own, group: "receiving" },
  { name: "gateways", kind: "list", required: true, when: byMail, group: "receiving" },
  {
    name: "proof",
    kind: "select",
    options: ["results", "closed"],
    default: "results",
    required: true,
    when: byMail,
    group: "receiving",
  },
  { name: "server", kind: "text", required: true, when: { field: "proof", equals: "results" }, group: "receiving" },
  { name: "sender", kind: "text", when: byMail, group: "receiving" },
  { name: "host", kind: "text", host: true, required: true, when: own, group: "sending" },
  { name: "port", kind: "number", default: 4559, when: own, group: "sending" },
  { name: "user", kind: "text", default: "keepword", required: true, when: own, group: "sending" },
  { name: "password", kind: "password", secret: true, when: own, group: "sending" },
  { name: "calls", kind: "number", default: 4, when: own, group: "sending" },
  { name: "sendTo", kind: "text", when: byMail, group: "sending" },
  { name: "sendSubject", kind: "text", when: byMail, group: "sending" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function faxConfigOf(account: Pick<ChannelAccount, "config">): FaxConfig {
  return account.config as FaxConfig;
}

/** True when a provider brings and takes its faxes as mails. */
export function isByMail(account: Pick<ChannelAccount, "config">): boolean {
  return faxConfigOf(account).way === "mail";
}

/** The shop's own number as everybody writes it. */
export function ownNumber(account: Pick<ChannelAccount, "config">): string {
  const { number } = faxConfigOf(account);
  return canonicalPhone(number) ?? number.replace(/[^\d+]/g, "");
}
