import { expect, test } from "vitest";
import type { ChannelKind } from "../../../../../shared/contract/channels.ts";
import { toBody, toValues } from "./account-values.ts";

const kind: ChannelKind = {
  name: "mail",
  asksAddresses: true,
  templates: false,
  fields: [
    { name: "receive", kind: "select", options: ["receiver", "imap"], default: "receiver", group: "receiving" },
    { name: "imapHost", kind: "text", when: { field: "receive", equals: "imap" }, group: "receiving" },
    {
      name: "imapPassword",
      kind: "password",
      secret: true,
      when: { field: "receive", equals: "imap" },
      group: "receiving",
    },
    { name: "smtpHost", kind: "text", group: "sending" },
  ],
};
const values = { ...toValues(null, kind, 1), name: " Support ", addresses: ["help@shop.test"] };

test("a new account begins with the channel's defaults", () => {
  expect(values.config).toEqual({ receive: "receiver" });
});

test("fields that another value hides are not sent, nor empty ones", () => {
  const config = { receive: "receiver", imapHost: "imap.shop.test", smtpHost: "" };
  expect(toBody({ ...values, config }, kind)).toMatchObject({
    name: "Support",
    teamId: null,
    config: { receive: "receiver" },
  });
});

test("a secret that is left empty is left out, so that the stored one stays", () => {
  const config = { receive: "imap", imapHost: "imap.shop.test", imapPassword: "" };
  expect(toBody({ ...values, config }, kind).config).toEqual({ receive: "imap", imapHost: "imap.shop.test" });
});
