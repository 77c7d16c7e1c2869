import { type Static, Type } from "typebox";
import type { AccountField, ChannelAccount } from "../../kernel/channel/index.ts";

const Security = Type.Union([Type.Literal("tls"), Type.Literal("starttls"), Type.Literal("none")]);

/** What a mail account stores: where its mail comes from and through whom it sends. */
export const MailAccountConfig = Type.Object({
  receive: Type.Union([Type.Literal("receiver"), Type.Literal("imap")]),
  imapHost: Type.Optional(Type.String()),
  imapPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  imapSecurity: Type.Optional(Security),
  imapUser: Type.Optional(Type.String()),
  imapPassword: Type.Optional(Type.String()),
  imapFolders: Type.Optional(Type.Array(Type.String())),
  imapHistoryDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_650 })),
  imapMarkSeen: Type.Optional(Type.Boolean()),
  smtpHost: Type.Optional(Type.String()),
  smtpPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  smtpSecurity: Type.Optional(Security),
  smtpUser: Type.Optional(Type.String()),
  smtpPassword: Type.Optional(Type.String()),
  senderName: Type.Optional(Type.String()),
  plusAddressing: Type.Optional(Type.Boolean()),
});
export type MailAccountConfig = Static<typeof MailAccountConfig>;

const imapOnly = { field: "receive", equals: "imap" } as const;
const securities = ["tls", "starttls", "none"] as const;

/** The settings form of a mail account; the desk draws it from this. */
export const mailAccountFields: readonly AccountField[] = [
  {
    name: "receive",
    kind: "select",
    options: ["receiver", "imap"],
    default: "receiver",
    required: true,
    group: "receiving",
  },
  { name: "imapHost", kind: "text", host: true, required: true, when: imapOnly, group: "receiving" },
  { name: "imapPort", kind: "number", default: 993, required: true, when: imapOnly, group: "receiving" },
  { name: "imapSecurity", kind: "select", options: securities, default: "tls", when: imapOnly, group: "receiving" },
  { name: "imapUser", kind: "text", required: true, when: imapOnly, group: "receiving" },
  { name: "imapPassword", kind: "password", secret: true, required: true, when: imapOnly, group: "receiving" },
  { name: "imapFolders", kind: "list", when: imapOnly, group: "receiving" },
  { name: "imapHistoryDays", kind: "number", default: 2, when: imapOnly, group: "receiving" },
  { name: "imapMarkSeen", kind: "boolean", default: true, when: imapOnly, group: "receiving" },
  { name: "smtpHost", kind: "text", host: true, group: "sending" },
  { name: "smtpPort", kind: "number", default: 587, group: "sending" },
  { name: "smtpSecurity", kind: "select", options: securities, default: "starttls", group: "sending" },
  { name: "smtpUser", kind: "text", group: "sending" },
  { name: "smtpPassword", kind: "password", secret: true, group: "sending" },
  { name: "senderName", kind: "text", group: "sending" },
  { name: "plusAddressing", kind: "boolean", default: false, group: "sending" },
];

/** An account's settings, typed; they were checked against the schema when they were saved. */
export function mailConfigOf(account: ChannelAccount): MailAccountConfig {
  return account.config as MailAccountConfig;
}

/** The folders of its mailbox that are read. */
export function foldersOf(account: ChannelAccount): readonly string[] {
  const { imapFolders = [] } = mailConfigOf(account);
  return imapFolders.length > 0 ? imapFolders : ["INBOX"];
}
