import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { play } from "../../../../test/support/scenario.ts";
import { closingTime } from "./close-after-days.ts";

const desk = await openTestDesk();
const path = "/api/v1/case-settings";
const solvedAt = new Date("2026-03-02T08:00:00Z");

test("[L2] the days until a solved case closes are changed by those who may, and it is written down once", async () => {
  await play(desk, { as: "leader", request: ["GET", path], status: 200, contains: { closeAfterDays: 7 } });
  expect(await closingTime(desk.ctx, solvedAt)).toEqual(new Date("2026-03-09T08:00:00Z"));
  const change = { as: "leader", request: ["PUT", path, { closeAfterDays: 14 }], status: 200 } as const;
  await play(desk, { ...change, request: [...change.request], contains: { closeAfterDays: 14 }, events: [] });
  await play(desk, { ...change, request: [...change.request], events: [] });
  expect(await closingTime(desk.ctx, solvedAt)).toEqual(new Date("2026-03-16T08:00:00Z"));
  const { rows } = await desk.pool.query("select details from audit_log where action = 'cases.settings_changed'");
  expect(rows).toEqual([{ details: { changes: { closeAfterDays: { before: 7, after: 14 } } } }]);
});

test.each([0, 366, 1.5, "soon"])("%j days are not taken", async (closeAfterDays) => {
  await play(desk, { as: "admin", request: ["PUT", path, { closeAfterDays }], status: 422 });
});

test("[L2] nobody else reads or changes what holds for all cases", async () => {
  for (const as of ["agent", "supervisor"] as const) {
    await play(desk, { as, request: ["GET", path], status: 403 });
    await play(desk, { as, request: ["PUT", path, { closeAfterDays: 3 }], status: 403 });
  }
  await play(desk, { as: "nobody", request: ["GET", path], status: 401 });
});
