import { describe, expect, test } from "vitest";
import { resolveRecipients } from "./resolve-recipients.ts";

const canonical = (address: string) => (/^[^@\s]+@[^@\s]+$/.test(address) ? address.toLowerCase() : null);
const person = (address: string) => ({ address, name: null });
const own = new Set(["support@shop.example"]);
const resolve = (to: string[], cc: string[] = [], bcc: string[] = []) =>
  resolveRecipients({ to: to.map(person), cc: cc.map(person), bcc: bcc.map(person) }, canonical, own);

describe("recipients", () => {
  test("nobody gets it twice, whatever the case of their address", () => {
    const { recipients, canonical } = resolve(["Li@x.example"], ["li@X.example", "wang@x.example"], ["WANG@x.example"]);
    expect(recipients.cc).toEqual([person("wang@x.example")]);
    expect(recipients.bcc).toEqual([]);
    expect(canonical).toEqual(["li@x.example", "wang@x.example"]);
  });

  test("a wrong address, one of ours, and nobody are refused", () => {
    expect(() => resolve(["not an address"])).toThrow("not an address");
    expect(() => resolve(["li@x.example"], ["Support@shop.example"])).toThrow("Support@shop.example");
    expect(() => resolve([])).toThrow("to whom");
  });
});
