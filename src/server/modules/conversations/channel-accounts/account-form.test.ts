import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import type { ChannelAdapter } from "../../../kernel/channel/index.ts";
import { readAccountForm } from "./account-form.ts";

const adapter = {
  accountFields: [
    { name: "mode", kind: "select", options: ["pull", "push"], default: "push", required: true, group: "in" },
    { name: "host", kind: "text", host: true, required: true, when: { field: "mode", equals: "pull" }, group: "in" },
    { name: "password", kind: "password", secret: true, when: { field: "mode", equals: "pull" }, group: "in" },
    { name: "port", kind: "number", default: 993, group: "in" },
    { name: "outHost", kind: "text", host: true, group: "out" },
    { name: "outPassword", kind: "password", secret: true, group: "out" },
    { name: "signed", kind: "boolean", default: false, group: "out" },
  ],
  accountSchema: Type.Object({ mode: Type.String(), port: Type.Optional(Type.Integer({ maximum: 65_535 })) }),
  canonicalAddress: (text: string) => (text.includes("@") ? text.toLowerCase() : null),
} as unknown as ChannelAdapter;

const read = (config: Record<string, unknown>, before: Record<string, unknown> | null = null) =>
  readAccountForm(adapter, { addresses: ["A@x.example", "a@x.example"], config }, before);

describe("form of a channel account", () => {
  test("defaults are filled in, unknown and hidden fields dropped, addresses made canonical", () => {
    expect(read({ host: "never shown", nonsense: 1 })).toEqual({
      addresses: ["a@x.example"],
      config: { mode: "push", port: 993, signed: false },
    });
  });

  test("what is needed must be there, what is there must fit", () => {
    expect(() => read({ mode: "pull" })).toThrow("config.host");
    expect(() => read({ mode: "push", port: 99_999 })).toThrow("config.port");
    expect(() => readAccountForm(adapter, { addresses: ["nobody"], config: {} }, null)).toThrow("nobody");
  });

  const before = {
    mode: "pull",
    host: "imap.shop.example",
    password: "p1",
    outHost: "smtp.shop.example",
    outPassword: "p2",
  };

  test("a secret that is left out stays; an empty one goes; a new one comes", () => {
    const kept = read({ ...before, password: undefined, outPassword: null }, before).config;
    expect(kept).toMatchObject({ password: "p1", outPassword: "p2" });
    expect(read({ ...before, outPassword: "" }, before).config).not.toHaveProperty("outPassword");
    expect(read({ ...before, outPassword: "p3" }, before).config.outPassword).toBe("p3");
  });

  test("a stored secret is not handed to another host", () => {
    const { outPassword: _, ...left } = before;
    expect(() => read({ ...left, outHost: "evil.example" }, before)).toThrow("config.outPassword");
    expect(read({ ...left, outHost: "evil.example", outPassword: "mine" }, before).config.outPassword).toBe("mine");
    expect(read({ ...left, outHost: "evil.example", outPassword: "" }, before).config).not.toHaveProperty(
      "outPassword",
    );
  });
});
