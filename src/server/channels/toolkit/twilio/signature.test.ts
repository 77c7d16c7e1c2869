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

// The vectors of Twilio's own helper libraries (twilio-python, tests/unit/test_request_validator.py)
test.each([
  ["with the port, asked without", url, "kvajT1Ptam85bY51eRf/AJRuM3w="],
  ["without the port, asked with", url.replace(".com", ".com:1234"), "RSOYDt4T1cUTdK1PDd93/VVr8B8="],
])("signed %s", (_, asked, signature) => {
  const body = Buffer.from(form("+14158675309").toString());
  const headers = { "x-twilio-signature": signature };
  expect(isFromTwilio({ method: "POST", url: asked, query: {}, headers, body }, "12345")).toBe(true);
});

test("what is no form is signed by the hash of it in the address", () => {
  const hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
  const request = {
    method: "POST",
    url: `${url}&bodySHA256=${hash}`,
    query: {},
    headers: { "x-twilio-signature": "a9nBmqA0ju/hNViExpshrM61xv4=" },
    body: Buffer.from('{"property": "value", "boolean": true}'),
  };
  expect(isFromTwilio(request, "12345")).toBe(true);
  expect(isFromTwilio({ ...request, body: Buffer.from('{"property": "other", "boolean": true}') }, "12345")).toBe(
    false,
  );
});
