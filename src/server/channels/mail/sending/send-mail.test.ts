import { describe, expect, test } from "vitest";
import { toChannelError } from "./send-mail.ts";

describe("a failure to send", () => {
  test.each([
    ["a line that breaks", { code: "ECONNECTION", message: "Connection closed unexpectedly" }, "retry"],
    ["a server that cannot be reached", { code: "ESOCKET", message: "connect ECONNREFUSED" }, "retry"],
    ["a name server that is down", { code: "EDNS", message: "queryA ETIMEOUT" }, "retry"],
    ["a certificate nobody signed", { code: "ESOCKET", message: "self-signed certificate" }, "retry"],
    ["greylisting of the only recipient", { code: "EENVELOPE", responseCode: 450 }, "retry"],
    ["a sender's quota", { code: "EENVELOPE", responseCode: 452 }, "retry"],
    ["451 after the data", { code: "EMESSAGE", responseCode: 451 }, "retry"],
    ["421 as a greeting", { code: "EPROTOCOL", responseCode: 421 }, "retry"],
    ["554 as a greeting: it is about us, not about this mail", { code: "EPROTOCOL", responseCode: 554 }, "retry"],
    ["a recipient that does not exist", { code: "EENVELOPE", responseCode: 550 }, "rejected"],
    ["an address that is none", { code: "EENVELOPE", message: "Invalid recipient" }, "rejected"],
    ["a mail that the server will not have", { code: "EMESSAGE", responseCode: 554 }, "rejected"],
    [
      "a mail larger than the server allows",
      { code: "EMESSAGE", message: "Message size larger than allowed" },
      "rejected",
    ],
    ["a wrong password", { code: "EAUTH", responseCode: 535 }, "auth"],
    ["no way to sign in that both know", { code: "EAUTH", message: "Missing credentials" }, "auth"],
    ["a server that wants a password", { code: "EENVELOPE", responseCode: 530 }, "auth"],
    ["a server that cannot check passwords now", { code: "EAUTH", responseCode: 454 }, "retry"],
    ["what nobody thought of", new TypeError("x is not a function"), "retry"],
  ])("%s", (_what, fault, reason) => {
    expect(toChannelError(fault).reason).toBe(reason);
  });

  test("is told in the server's own words", () => {
    const fault = { code: "EENVELOPE", responseCode: 550, response: "550 5.1.1 no such user", message: "all rejected" };
    expect(toChannelError(fault)).toMatchObject({ message: "550 5.1.1 no such user", cause: fault });
  });
});
