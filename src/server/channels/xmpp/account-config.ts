import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";
import { bareAddress } from "./address.ts";

export const XmppConfig = Type.Object({
  address: Type.String({ pattern: "^\\s*[^@/\\s\"&'<>:]+@[^@/\\s]+\\s*$" }),
  password: Type.String({ minLength: 1 }),
  host: Type.Optional(Type.String()),
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  security: Type.Optional(Type.Union([Type.Literal("starttls"), Type.Literal("tls"), Type.Literal("none")])),
});
export type XmppConfig = Static<typeof XmppConfig>;

/** The settings form: an address and its password suffice where the domain tells of its server. */
export const xmppFields: readonly AccountField[] = [
  { name: "address", kind: "text", required: true, group: "provider" },
  { name: "password", kind: "password", secret: true, required: true, group: "provider" },
  { name: "host", kind: "text", host: true, group: "provider" },
  { name: "port", kind: "number", group: "provider" },
  {
    name: "security",
    kind: "select",
    options: ["starttls", "tls", "none"],
    default: "starttls",
    group: "provider",
  },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function xmppConfigOf(account: Pick<ChannelAccount, "config">): XmppConfig {
  return account.config as XmppConfig;
}

/** Who the account is: its address without a device, and the two halves of it. */
export function shopOf(account: Pick<ChannelAccount, "config">): { address: string; user: string; domain: string } {
  const given = xmppConfigOf(account).address.trim();
  const address = bareAddress(given) ?? given.toLowerCase();
  const at = address.indexOf("@");
  return { address, user: address.slice(0, at), domain: address.slice(at + 1) };
}
