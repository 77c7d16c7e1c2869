import { expect, test } from "vitest";
import { spanBefore, spanOf } from "./periods.ts";

test("[B4] the board's periods end today or with their month, also over the turn of a year", () => {
  expect(spanOf("today", "2026-03-01")).toEqual({ from: "2026-03-01", to: "2026-03-01" });
  expect(spanOf("week", "2026-03-01")).toEqual({ from: "2026-02-23", to: "2026-03-01" });
  expect(spanOf("thisMonth", "2026-03-31")).toEqual({ from: "2026-03-01", to: "2026-03-31" });
  expect(spanOf("lastMonth", "2026-01-31")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(spanOf("lastMonth", "2024-03-31")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
});

test("[B4] a span is compared with as many days before it, and a month with the month before", () => {
  expect(spanBefore({ from: "2026-03-09", to: "2026-03-09" })).toEqual({ from: "2026-03-08", to: "2026-03-08" });
  expect(spanBefore({ from: "2026-02-23", to: "2026-03-01" })).toEqual({ from: "2026-02-16", to: "2026-02-22" });
  expect(spanBefore({ from: "2026-03-01", to: "2026-03-31" })).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(spanBefore({ from: "2026-03-01", to: "2026-03-30" })).toEqual({ from: "2026-01-30", to: "2026-02-28" });
});
