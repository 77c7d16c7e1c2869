import { describe, expect, test } from "vitest";
import { healthOf } from "./health.ts";

const early = "2026-03-02T08:00:00.000Z";
const late = "2026-03-02T09:00:00.000Z";

describe("health of an account", () => {
  test("nothing known, switched off, alive", () => {
    expect(healthOf({ active: true, health: {} }).state).toBe("unknown");
    expect(healthOf({ active: false, health: { lastError: "x", lastErrorAt: late } }).state).toBe("off");
    expect(healthOf({ active: true, health: { lastPollAt: late } }).state).toBe("ok");
  });

  test("a mailbox that can be read does not hide a server that refuses our mail", () => {
    const health = healthOf({
      active: true,
      health: { lastPollAt: late, lastError: null, lastSendError: "535 bad password", lastSendErrorAt: early },
    });
    expect(health).toMatchObject({ state: "failing", lastError: "535 bad password", lastErrorAt: early });
  });

  test("of two faults the newer one is named, both are in the details", () => {
    const health = healthOf({
      active: true,
      health: { lastError: "IMAP down", lastErrorAt: late, lastSendError: "SMTP down", lastSendErrorAt: early, uid: 7 },
    });
    expect(health.lastError).toBe("IMAP down");
    expect(health.details).toEqual({ uid: 7, receiveError: "IMAP down", sendError: "SMTP down" });
  });

  test("a fault that is over leaves its time and the state ok", () => {
    const health = healthOf({ active: true, health: { lastPollAt: late, lastError: null, lastErrorAt: early } });
    expect(health).toMatchObject({ state: "ok", lastError: null, lastErrorAt: early });
  });
});
