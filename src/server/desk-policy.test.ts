import { expect, test } from "vitest";
import { deskPolicy } from "./desk-policy.ts";

const connects = (hosts: string[]) =>
  deskPolicy(hosts)
    .split("; ")
    .filter((directive) => directive.startsWith("connect-src"));

test("the live line may go to the desk's own hosts and no other", () => {
  expect(connects(["desk.example.com", "localhost:3000"])).toEqual([
    "connect-src 'self' ws://desk.example.com wss://desk.example.com ws://localhost:3000 wss://localhost:3000",
  ]);
  expect(connects(["Desk.example.com", "desk.example.com"])).toEqual([
    "connect-src 'self' ws://desk.example.com wss://desk.example.com",
  ]);
});

test.each([
  "evil.test; script-src *",
  "evil.test *",
  "*",
  "evil.test\r\nx",
  "",
  "[::1]:3000",
  "user@evil.test",
  "evil.test/",
])("a host that would say something else in the policy is left out: %j", (host) => {
  expect(deskPolicy([host])).toBe(deskPolicy([]));
  expect(connects([host])).toEqual(["connect-src 'self'"]);
});
