import { expect, test } from "vitest";
import type { ReplyWay } from "../../../../../shared/contract/conversations.ts";
import { fitOf } from "./ways.ts";

const way: ReplyWay = {
  accountId: 1,
  channel: "wechat",
  to: [{ address: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", name: null }],
  cc: [],
  subject: null,
  canSend: true,
  paid: false,
  public: false,
  copies: false,
  attachments: true,
  filesAsLinks: false,
  maxLength: 10,
  lengthInBytes: false,
  splits: true,
  countedAs: null,
  optedOut: false,
  templates: false,
  session: { open: true, closesAt: "2026-03-11T02:00:00.000Z", left: 2 },
};

test("a text that fits goes out as one message", () => {
  expect(fitOf(way, "好的，马上处理", 0)).toEqual({ parts: 1, problem: null });
});

test("short messages are counted as the networks bill them", () => {
  const sms: ReplyWay = { ...way, channel: "sms", maxLength: 1_600, countedAs: "sms", session: null };
  expect(fitOf(sms, "x".repeat(161), 0)).toEqual({ parts: 2, problem: null });
  expect(fitOf(sms, "您".repeat(71), 0)).toEqual({ parts: 2, problem: null });
});

test("whoever wants to hear no more on a channel is not written to there", () => {
  expect(fitOf({ ...way, optedOut: true }, "好的", 0)).toEqual({ parts: 1, problem: "optedOut" });
});

test("a longer one goes out in parts where the channel splits, and is too long where it does not", () => {
  expect(fitOf(way, "一二三四五六七八九十一", 0)).toEqual({ parts: 2, problem: null });
  expect(fitOf({ ...way, splits: false }, "一二三四五六七八九十一", 0)).toEqual({ parts: 2, problem: "length" });
});

test("more messages than the channel still takes are told of before they are sent", () => {
  expect(fitOf(way, "x".repeat(21), 0)).toEqual({ parts: 3, problem: "session" });
  expect(fitOf(way, "x", 2)).toMatchObject({ problem: "session" });
});

test("a closed session takes nothing; a channel without files takes no files", () => {
  expect(fitOf({ ...way, session: { open: false, closesAt: null, left: 0 } }, "x", 0)).toMatchObject({
    problem: "session",
  });
  expect(fitOf({ ...way, session: null, attachments: false }, "x", 1)).toMatchObject({ problem: "files" });
});

test("where a channel counts bytes, a Chinese character is three of them", () => {
  const bytes: ReplyWay = { ...way, maxLength: 12, lengthInBytes: true, splits: false };
  expect(fitOf(bytes, "好的马上", 0).problem).toBeNull();
  expect(fitOf(bytes, "好的马上办", 0).problem).toBe("length");
});
