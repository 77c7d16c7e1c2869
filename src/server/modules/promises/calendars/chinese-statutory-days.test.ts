import { expect, test } from "vitest";
import { chineseStatutoryDays } from "./chinese-statutory-days.ts";
import { expandHolidays } from "./holidays.ts";

test.each([2025, 2026])("[B1] the notice for %d gives every day off that the law gives", async (year) => {
  const notice = await expandHolidays({ country: "CN" }, `${year}-01-01`, `${year}-12-28`);
  const closed = new Map(notice!.days.filter(({ kind }) => kind === "closed").map(({ date, names }) => [date, names]));
  const statutory = chineseStatutoryDays(year);
  expect(statutory).toHaveLength(13);
  for (const { date, names } of statutory) expect([date, closed.get(date)]).toEqual([date, names]);
});

test.each([
  // the new moon is four minutes before midnight
  [2027, ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"], "2027-06-09", "2027-09-15"],
  // a leap fifth month: the festival is in the ordinary one
  [2028, ["2028-01-25", "2028-01-26", "2028-01-27", "2028-01-28"], "2028-05-28", "2028-10-03"],
  // the year whose leap month many tables have wrong
  [2033, ["2033-01-30", "2033-01-31", "2033-02-01", "2033-02-02"], "2033-06-01", "2033-09-08"],
])("[B1] the lunar festivals of %d", (year, springFestival, dragonBoat, midAutumn) => {
  const days = chineseStatutoryDays(year);
  const named = (name: string) => days.filter(({ names }) => names.en === name).map(({ date }) => date);
  expect(named("Spring Festival")).toEqual(springFestival);
  expect(named("Dragon Boat Festival")).toEqual([dragonBoat]);
  expect(named("Mid-autumn Festival")).toEqual([midAutumn]);
});
