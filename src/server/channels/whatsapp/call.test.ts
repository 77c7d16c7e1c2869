import { lookup } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { callWhatsApp } from "./call.ts";

let answer = { status: 200, body: "" };
const server = createServer((_request, response) => {
  response.writeHead(answer.status, { "content-type": "application/json", "retry-after": "7" }).end(answer.body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());

const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const config = { apiUrl, phoneNumberId: "106540352242922", accessToken: "EAAG-very-secret" };
const account = { id: 1, channel: "whatsapp", name: "", addresses: [], config };
const call = () => callWhatsApp(account, "messages", { json: {} }, { lookupFor: async () => lookup });

// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
test.each([
  [401, 190, "auth"],
  [403, 10, "auth"],
  [403, 200, "auth"],
  [400, 131042, "auth"],
  [400, 133010, "auth"],
  [400, 130429, "retry"],
  [400, 131056, "retry"],
  [400, 80007, "retry"],
  [500, 131000, "retry"],
  [400, 131026, "gone"],
  [400, 131047, "gone"],
  [400, 100, "rejected"],
  [400, 131053, "rejected"],
])("%s with the code %s: %s", async (status, code, reason) => {
  const error = { message: `(#${code}) words`, type: "OAuthException", code, error_data: { details: "More words." } };
  answer = { status, body: JSON.stringify({ error }) };
  const failure = await call().catch((caught: unknown) => caught);
  expect(failure).toMatchObject({
    reason,
    message: `${code} (#${code}) words More words.`,
    retryAfterMs: reason === "retry" ? 7_000 : null,
  });
});

test.each([
  ["nothing that is JSON, with 200", 200, "<html>It works!</html>", "retry"],
  ["a proxy's page", 502, "<html>Bad gateway</html>", "retry"],
])("%s: tried again later, and no token is in the words", async (_name, status, body, reason) => {
  answer = { status, body };
  const failure = await call().catch((caught: unknown) => caught as Error);
  expect(failure).toMatchObject({ reason });
  expect((failure as Error).message).not.toContain("very-secret");
});
