import { expect, test } from "vitest";
import { isFromTwilio, twilioSignature } from "./signature.ts";

const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const form = (caller: string) =>
  new URLSearchParams({
    To: "+18005551212",
    From: caller,
    Digits: "1234",
    Caller: caller,
    CallSid: "CA1234567890ABCDE",
  });

// https://www.twilio.com/docs/usage/security#validating-requests, and the vector of Twilio's own helper libraries
test.each([
  ["+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="],
  ["+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="],
])("the documented example of a call from %s", (caller, signature) => {
  expect(twilioSignature("12345", url, form(caller))).toBe(signature);
});

test("the port may be in the address that was signed", () => {
  const body = Buffer.from("Body=hi");
  const headers = {
    "x-twilio-signature": twilioSignature(
      "12345",
      "https://desk.example:443/hooks/sms/k",
      new URLSearchParams("Body=hi"),
    ),
  };
  const request = { method: "POST", url: "https://desk.example/hooks/sms/k", query: {}, headers, body };
  expect(isFromTwilio(request, "12345")).toBe(true);
  expect(isFromTwilio({ ...request, body: Buffer.from("Body=ho") }, "12345")).toBe(false);
  expect(isFromTwilio({ ...request, headers: {} }, "12345")).toBe(false);
});
