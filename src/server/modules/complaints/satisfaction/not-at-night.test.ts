import { expect, test } from "vitest";
import { notAtNight } from "./not-at-night.ts";

test("[C7] a message that asks waits for the morning where its reader lives", () => {
  const asked = (now: string, zone: string) => notAtNight(new Date(now), zone).toISOString();
  expect(asked("2026-03-09T02:00:00.000Z", "Asia/Shanghai")).toBe("2026-03-09T02:00:00.000Z");
  expect(asked("2026-03-09T18:30:00.000Z", "Asia/Shanghai")).toBe("2026-03-10T01:00:00.000Z");
  expect(asked("2026-03-09T13:00:00.000Z", "Asia/Shanghai")).toBe("2026-03-10T01:00:00.000Z");
  expect(asked("2026-03-09T03:15:00.000Z", "Asia/Kathmandu")).toBe("2026-03-09T03:15:00.000Z");
});
