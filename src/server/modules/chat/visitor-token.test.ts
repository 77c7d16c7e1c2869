import { expect, test } from "vitest";
import { calledBy } from "./present.ts";
import { makeVisitorToken, readVisitorToken, userAddress } from "./visitor-token.ts";

const secret = "a secret of the tests, long enough to be one";
const now = new Date("2026-03-09T02:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const visitor = { accountId: 3, address: "visitor-0123456789abcdef" };
const user = { accountId: 3, address: userAddress(3, "王 芳@shop") };

test.each([visitor, user])("a token gives back whom it was made for: $address", (who) => {
  const token = makeVisitorToken(secret, who, now);
  expect(readVisitorToken(secret, 3, token, now)).toBe(who.address);
  // It travels as a subprotocol, which is a token of RFC 9110.
  expect(token).toMatch(/^[\w.-]+$/);
});

test("a token is worth nothing elsewhere, changed, or under another secret", () => {
  const token = makeVisitorToken(secret, visitor, now);
  expect(readVisitorToken(secret, 4, token, now)).toBeNull();
  expect(readVisitorToken(`${secret}!`, 3, token, now)).toBeNull();
  const [address, at, proof] = token.split(".");
  const other = Buffer.from("visitor-fedcba9876543210").toString("base64url");
  for (const forged of [
    `${other}.${at}.${proof}`,
    `${address}.zzzzzz.${proof}`,
    `${address}.${at}`,
    "",
    "..",
    `${token}.x`,
  ]) {
    expect(readVisitorToken(secret, 3, forged, now), forged).toBeNull();
  }
});

test("a stranger's token lives a year, a user's a month: the shop vouches for them anew", () => {
  expect(readVisitorToken(secret, 3, makeVisitorToken(secret, visitor, now), later(365))).not.toBeNull();
  expect(readVisitorToken(secret, 3, makeVisitorToken(secret, visitor, now), later(401))).toBeNull();
  expect(readVisitorToken(secret, 3, makeVisitorToken(secret, user, now), later(29))).not.toBeNull();
  expect(readVisitorToken(secret, 3, makeVisitorToken(secret, user, now), later(31))).toBeNull();
});

test("a user's address is no mail address, whatever the shop calls its users", () => {
  expect(userAddress(3, "joe@example.com")).toBe("user:3:joe%40example.com");
});

test.each([
  ["Anna Keller", "Anna"],
  ["林晓雯", "林晓雯"],
  ["林 晓雯", "林 晓雯"],
  ["  ", null],
  [null, null],
])("visitors call %j %j", (name, called) => {
  expect(calledBy(name)).toBe(called);
});
