import { describe, expect, it } from "vitest";
import type { ChannelCapabilities } from "../../../kernel/channel/index.ts";
import { checkFits, longestText } from "./check-fits.ts";

const chat: ChannelCapabilities = {
  html: false,
  subject: false,
  attachments: true,
  threads: false,
  maxLength: 2_048,
  lengthInBytes: true,
  splits: true,
  maxBytes: null,
  copies: false,
  receipts: ["sent"],
  fileTypes: { "image/jpeg": 1_000 },
  session: { hours: 48, messages: 5 },
};
const recipients = { to: [{ address: "someone", name: null }], cc: [], bcc: [] };
const fits = (text: string, attachments: { name: string; type: string; size: number }[] = []) =>
  checkFits(chat, { text, recipients, attachments });

describe("a channel that counts bytes", () => {
  it("takes three times as many Latin letters as Chinese characters", () => {
    expect(() => fits("a".repeat(10_240))).not.toThrow();
    expect(() => fits("我".repeat(3_413))).not.toThrow();
    expect(() => fits("我".repeat(3_414))).toThrow("takes 3413 characters");
  });
  it("takes no text of more parts than messages may be sent", () => {
    expect(longestText(chat)).toBe(5 * 2_048);
    expect(longestText({ ...chat, session: { hours: 24, messages: null } })).toBe(10 * 2_048);
    expect(longestText({ ...chat, splits: false })).toBe(2_048);
  });
});

describe("a channel that takes some kinds of files", () => {
  it("takes those", () => {
    expect(() => fits("", [{ name: "a.jpg", type: "image/jpeg", size: 1_000 }])).not.toThrow();
  });
  it("refuses others by their name, and says what it takes", () => {
    const refused = expect(() => fits("", [{ name: "invoice.pdf", type: "application/pdf", size: 1 }]));
    refused.toThrow("This channel does not take invoice.pdf; it takes image/jpeg.");
  });
  it("refuses what is too large for its kind", () => {
    expect(() => fits("", [{ name: "a.jpg", type: "image/jpeg", size: 1_001 }])).toThrow("1001 bytes");
  });
});
