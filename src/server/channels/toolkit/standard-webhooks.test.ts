import { expect, test } from "vitest";
import { signWebhook, whyNotSigned } from "./standard-webhooks.ts";

// The example of the specification.
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const body = '{"test": 2432232314}';
const given = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330, body };
const then = new Date(given.at * 1_000);

test("signs as the specification's example", () => {
  expect(signWebhook(secret, given)["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("what is signed so is accepted, also among other signatures", () => {
  const headers = signWebhook(secret, given);
  expect(whyNotSigned(secret, headers, Buffer.from(body), then)).toBeNull();
  const both = { ...headers, "webhook-signature": `v1,AAAA ${headers["webhook-signature"]}` };
  expect(whyNotSigned(secret, both, Buffer.from(body), then)).toBeNull();
});

test.each([
  ["another body", { body: '{"test": 1}' }],
  ["another secret", { secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
  ["an old recording", { now: new Date(then.getTime() + 301_000) }],
  ["no signature", { headers: {} }],
])("%s is not", (_, changed) => {
  const { headers, now, ...other }: { headers?: Record<string, string>; now?: Date; secret?: string; body?: string } =
    changed;
  const signed = headers ?? signWebhook(secret, given);
  expect(whyNotSigned(other.secret ?? secret, signed, Buffer.from(other.body ?? body), now ?? then)).not.toBeNull();
});
