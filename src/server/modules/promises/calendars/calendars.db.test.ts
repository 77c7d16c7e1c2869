import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { play } from "../../../../../test/support/scenario.ts";
import type { SaveCalendar } from "../../../../shared/contract/calendars.ts";
import { calendarOf, defaultCalendar } from "../index.ts";
import { refreshHolidays } from "./refresh-holidays.ts";
import { seedCalendar } from "./seed-calendar.ts";
import { showCalendar } from "./show-calendars.ts";

const desk = await openTestDesk();
const HOUR = 3_600_000;
const hours = [{ from: "09:00", to: "17:00" }];
const input = (given: Partial<SaveCalendar> = {}): SaveCalendar => ({
  name: `Calendar ${unique()}`,
  timeZone: "Europe/Berlin",
  week: [hours, hours, hours, hours, hours, [], []],
  holidays: { country: null },
  overrides: [],
  ...given,
});
const leader = await desk.as("leader");

describe("[B1] calendars", () => {
  test("a desk begins with office hours in China, its holidays and make-up working days; once", async () => {
    await Promise.all([seedCalendar(desk.ctx), seedCalendar(desk.ctx)]);
    const { body } = await (await desk.as("agent")).get("/api/v1/calendars");
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      isDefault: true,
      version: 1,
      timeZone: "Asia/Shanghai",
      holidays: { country: "CN" },
    });
    expect(body.items[0].week[0]).toEqual([
      { from: "09:00", to: "12:00" },
      { from: "13:00", to: "18:00" },
    ]);
    const shown = await leader.get(`/api/v1/calendars/${body.items[0].id}`);
    expect(shown.body.publicHolidays.days).toContainEqual({
      date: "2026-10-01",
      kind: "closed",
      names: { "zh-CN": "国庆节", en: "National Day" },
    });
  });

  test("saving makes a version; older ones stay readable, and nobody's change is overwritten unseen", async () => {
    const { body: made } = await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/calendars", input({ name: "Berlin" })],
      status: 200,
      contains: { version: 1, isDefault: false, publicHolidays: null },
      events: ["promises.calendar_changed"],
    });
    const path = `/api/v1/calendars/${made.id}`;
    const closed = { date: "2026-12-24", kind: "closed" as const, name: "Christmas Eve" };
    await play(desk, {
      as: "leader",
      request: ["PUT", path, input({ name: "Berlin", overrides: [closed], version: 1 })],
      status: 200,
      contains: { version: 2, overrides: [closed], versions: [{ version: 2 }, { version: 1 }] },
      events: ["promises.calendar_changed"],
    });
    await play(desk, {
      as: "leader",
      request: ["PUT", path, input({ version: 1 })],
      status: 409,
      error: "request.stale",
    });
    await play(desk, {
      as: "agent",
      request: ["GET", `${path}?version=1`],
      status: 200,
      contains: { version: 1, overrides: [] },
    });
    await play(desk, { as: "agent", request: ["GET", `${path}?version=9`], status: 404, error: "calendars.not_found" });
    // The same process counts by the new version at once.
    expect((await calendarOf(desk.ctx, made.id)).version).toBe(2);
  });

  test("another node's new version is known within a second", async () => {
    const { body: made } = await leader.post("/api/v1/calendars", input());
    expect((await calendarOf(desk.ctx, made.id)).version).toBe(1);
    await desk.pool.query("update calendars set version = 2 where id = $1", [made.id]);
    await desk.pool.query("insert into calendar_versions select id, 2, spec from calendars where id = $1", [made.id]);
    expect((await calendarOf(desk.ctx, made.id)).version).toBe(1);
    desk.advance("1 s");
    expect((await calendarOf(desk.ctx, made.id)).version).toBe(2);
  });

  test("one is the default; it cannot be archived, others can, and keep their hours", async () => {
    const before = await defaultCalendar(desk.ctx);
    const { body: made } = await leader.post("/api/v1/calendars", input({ isDefault: true }));
    expect((await defaultCalendar(desk.ctx)).id).toBe(made.id);
    await play(desk, {
      as: "leader",
      request: ["DELETE", `/api/v1/calendars/${made.id}`],
      status: 409,
      error: "calendars.is_default",
    });
    const { body: shown } = await leader.get(`/api/v1/calendars/${before.id}`);
    const { name, timeZone, week, holidays, overrides } = shown;
    await leader.put(`/api/v1/calendars/${before.id}`, { name, timeZone, week, holidays, overrides, isDefault: true });
    await play(desk, {
      as: "leader",
      request: ["DELETE", `/api/v1/calendars/${made.id}`],
      status: 200,
      events: ["promises.calendar_changed"],
    });
    const { body } = await leader.get("/api/v1/calendars");
    expect(body.items.map(({ id }: { id: number }) => id)).not.toContain(made.id);
    expect((await calendarOf(desk.ctx, made.id)).compiled.timeZone).toBe("Europe/Berlin");
    await play(desk, {
      as: "leader",
      request: ["PUT", `/api/v1/calendars/${made.id}`, input()],
      status: 409,
      error: "calendars.archived",
    });
  });

  test.each<[string, Partial<SaveCalendar>, string]>([
    ["an unknown zone", { timeZone: "Mars/Olympus" }, "calendars.invalid"],
    [
      "overlapping hours",
      { week: [[...hours, { from: "16:00", to: "18:00" }], [], [], [], [], [], []] },
      "calendars.invalid",
    ],
    ["an unknown country", { holidays: { country: "XX" } }, "calendars.no_holiday_data"],
    ["a field that is none", { colour: "red" } as never, "request.invalid"],
  ])("%s is refused", async (_, given, error) => {
    await play(desk, { as: "leader", request: ["POST", "/api/v1/calendars", input(given)], status: 422, error });
  });

  test("two of one name are refused", async () => {
    await leader.post("/api/v1/calendars", input({ name: "Twice" }));
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/calendars", input({ name: "Twice" })],
      status: 409,
      error: "calendars.name_taken",
    });
  });

  test.each([
    ["POST", "/api/v1/calendars", input()],
    ["PUT", "/api/v1/calendars/1", input()],
    ["DELETE", "/api/v1/calendars/1", undefined],
    ["POST", "/api/v1/calendars/try", { businessMs: 1 }],
    ["GET", "/api/v1/calendars/holidays", undefined],
  ] as const)("[L2] %s %s is not an agent's", async (method, path, body) => {
    await play(desk, { as: "agent", request: [method, path, body], status: 403, error: "request.not_allowed" });
    await play(desk, { as: "nobody", request: [method, path, body], status: 401, error: "request.not_signed_in" });
  });
});

describe("[B1] what is 8 working hours from now?", () => {
  test("in the default calendar, with every day on the way", async () => {
    // Wednesday before National Day 2026: 1–7 October off
    const startedAt = "2026-09-30T08:00:00.000Z";
    const { body } = await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/calendars/try", { startedAt, businessMs: 8 * HOUR }],
      status: 200,
      contains: { dueAt: "2026-10-08T08:00:00.000Z" },
    });
    const days = body.explanation.days;
    expect(days.map(({ date, reason }: Record<string, string>) => `${date} ${reason}`)).toEqual([
      "2026-09-30 working_day",
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} public_holiday`),
      "2026-10-08 working_day",
    ]);
    expect(days.reduce((sum: number, { usedMs }: { usedMs: number }) => sum + usedMs, 0)).toBe(8 * HOUR);
  });

  test("in one that is still being typed", async () => {
    const { name, ...calendar } = input({ timeZone: "Asia/Tokyo", holidays: { country: "JP" } });
    // 3 May 2026 is a Sunday and a holiday, so the 6th is off in its stead.
    const request = { startedAt: "2026-05-01T07:00:00.000Z", businessMs: 2 * HOUR, calendar: { name, ...calendar } };
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/calendars/try", request],
      status: 200,
      contains: { dueAt: "2026-05-07T01:00:00.000Z" },
    });
  });

  test("in one that never opens there is no answer", async () => {
    const calendar = input({ week: [[], [], [], [], [], [], []] });
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/calendars/try", { businessMs: HOUR, calendar }],
      status: 422,
      error: "calendars.never_opens",
    });
  });
});

test("countries are listed for the form, in the reader's language", async () => {
  const { body } = await play(desk, {
    as: "leader",
    request: ["GET", "/api/v1/calendars/holidays?locale=zh-CN"],
    status: 200,
  });
  expect(body.items).toContainEqual({ country: "CN", name: "中国", regions: [] });
});

test("[B1] holidays that became known are a new version by themselves, and one only", async () => {
  const { body: made } = await leader.post("/api/v1/calendars", input({ holidays: { country: "DE" } }));
  await refreshHolidays(desk.ctx);
  expect((await calendarOf(desk.ctx, made.id)).version).toBe(1);
  desk.advance(366 * 86_400_000);
  await refreshHolidays(desk.ctx);
  await refreshHolidays(desk.ctx);
  const shown = await showCalendar(desk.ctx, made.id);
  expect(shown).toMatchObject({ version: 2, holidaysKnownUntil: "2032-12-31" });
  expect(shown.versions.map(({ createdBy }) => createdBy === null)).toEqual([true, false]);
});
