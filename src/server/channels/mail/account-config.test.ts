import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { foldersOf, MailAccountConfig, mailAccountFields } from "./account-config.ts";

const schemas = MailAccountConfig.properties as Record<string, object>;

/** A value of the kind that the form gives for a field. */
const typed: Record<string, unknown> = { text: "x", password: "x", number: 25, boolean: true, list: ["INBOX"] };

describe("the form of a mail account", () => {
  test("has a field for everything that is stored, and nothing else", () => {
    expect(mailAccountFields.map(({ name }) => name).toSorted()).toEqual(Object.keys(schemas).toSorted());
  });

  test.each(mailAccountFields.map((field) => [field.name, field] as const))(
    "%s takes what the form gives",
    (name, field) => {
      const values = field.kind === "select" ? [...field.options!] : [typed[field.kind]];
      if (field.default !== undefined) values.push(field.default);
      for (const value of values) expect(Value.Check(schemas[name]!, value), `${value}`).toBe(true);
      if (field.kind === "select") expect(Value.Check(schemas[name]!, "something else")).toBe(false);
    },
  );

  test("passwords are secrets, hosts are guarded, and what only IMAP needs is asked for IMAP alone", () => {
    for (const { name, kind, secret, host, when } of mailAccountFields) {
      expect(Boolean(secret), name).toBe(kind === "password");
      expect(Boolean(host), name).toBe(name.endsWith("Host"));
      if (name.startsWith("imap")) expect(when).toEqual({ field: "receive", equals: "imap" });
    }
  });
});

test("the inbox is read where no folders are named", () => {
  const account = { id: 1, channel: "mail", name: "", addresses: [], config: {} };
  expect(foldersOf(account)).toEqual(["INBOX"]);
  expect(foldersOf({ ...account, config: { imapFolders: [] } })).toEqual(["INBOX"]);
  expect(foldersOf({ ...account, config: { imapFolders: ["订单"] } })).toEqual(["订单"]);
});
