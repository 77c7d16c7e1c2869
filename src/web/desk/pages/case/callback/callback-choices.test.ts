import { expect, test } from "vitest";
import { callbackChoices } from "./callback-choices.ts";

test("[B2] a call is promised at a press: in an hour, today at four where that is ahead, tomorrow at ten", () => {
  const at = (now: string) =>
    callbackChoices(Date.parse(now), "Asia/Shanghai").map(({ key, at }) => [key, new Date(at).toISOString()]);
  expect(at("2026-03-09T02:03:00Z")).toEqual([
    ["inHour", "2026-03-09T03:15:00.000Z"],
    ["today", "2026-03-09T08:00:00.000Z"],
    ["tomorrow", "2026-03-10T02:00:00.000Z"],
  ]);
  expect(at("2026-03-09T07:30:00Z").map(([key]) => key)).toEqual(["inHour", "tomorrow"]);
});
