import { expect, test } from "vitest";
import { workingHours } from "./working-hours.ts";

const HOUR = 3_600_000;

test("working time is said in hours and minutes, however much it is", () => {
  expect(workingHours(41 * HOUR, "en")).toBe("41 hr");
  expect(workingHours(2.5 * HOUR, "en")).toBe("2 hr 30 min");
  expect(workingHours(0, "en")).toBe("0 min");
  expect(workingHours(41 * HOUR, "zh-CN")).toBe("41小时");
  expect(workingHours(90_000, "zh-CN")).toBe("2分钟");
});
