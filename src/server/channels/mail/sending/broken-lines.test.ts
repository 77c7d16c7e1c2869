import { afterAll, beforeEach, expect, test } from "vitest";
import { type Behaviour, startSmtpCounterpart } from "../../../../../test/support/smtp-counterpart.ts";
import type { ChannelAccount, OutgoingMessage } from "../../../kernel/channel/index.ts";
import type { FileStore } from "../../../kernel/files/file-store.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";
import { sendMail } from "./send-mail.ts";
import { closeTransports } from "./transport.ts";

const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
beforeEach(closeTransports);

const account: ChannelAccount = {
  id: 1,
  channel: "mail",
  name: "",
  addresses: ["support@shop.example"],
  config: { smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none" },
};
const message = {
  externalId: "1@shop.example",
  recipients: { to: [{ address: "wang@example.com", name: null }], cc: [], bcc: [] },
  subject: "Your parcel",
  text: "It is on its way. ".repeat(10_000),
  threadRefs: [],
  attachments: [],
} as unknown as OutgoingMessage;
const parts = {
  files: {} as FileStore,
  secret: "x",
  lookupFor: (host: string) => guardedLookup(host, "mail", { allowPrivateHosts: "mail" }),
};

test.each<[Behaviour, object]>([
  ["hang-up", { reason: "retry", maybeTaken: true }],
  ["reset", { reason: "retry", maybeTaken: true }],
  ["reset-early", { reason: "retry", maybeTaken: false }],
  ["later", { reason: "retry", maybeTaken: false }],
  ["refuse", { reason: "rejected", maybeTaken: false }],
])("[A6] a server that does “%s” may have taken the mail only if it has all of it", async (behaviour, outcome) => {
  smtp.behave(behaviour);
  await expect(sendMail(message, account, parts)).rejects.toMatchObject(outcome);
});

test("[A6] a kept connection that breaks before the next mail has taken none of it", async () => {
  smtp.behave("take");
  await sendMail(message, account, parts);
  smtp.behave("reset-early");
  await expect(sendMail(message, account, parts)).rejects.toMatchObject({ maybeTaken: false });
});
