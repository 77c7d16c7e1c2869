import { expect, test } from "vitest";
import { buildCalendar, everyDay } from "../../../../../test/support/business-time/build-calendar.ts";
import { compileCalendar } from "../../../../shared/business-time/index.ts";
import { judge } from "./judge.ts";
import { type Happening, whatWasOwed } from "./what-was-owed.ts";

const calendar = compileCalendar(buildCalendar({ week: everyDay("00:00-24:00") }));
const HOUR = 3_600_000;
const at = (hour: number) => Date.UTC(2026, 2, 9) + hour * HOUR;
const contact = (hour: number): Happening => ({ at: at(hour), what: "contact" });
const answer = (hour: number): Happening => ({ at: at(hour), what: "answer" });
const status = (hour: number, to: "open" | "waiting_customer" | "solved"): Happening => ({
  at: at(hour),
  what: "status",
  to,
});
const short = (happenings: Happening[]) =>
  whatWasOwed(happenings).map(({ kind, startedAt, doneAt, goneAt }) => [
    kind,
    (startedAt - at(0)) / HOUR,
    doneAt === null ? null : (doneAt - at(0)) / HOUR,
    goneAt === null ? null : (goneAt - at(0)) / HOUR,
  ]);

test("[B1] who writes twice waits since they wrote first, and who writes after the answer waits anew", () => {
  expect(short([contact(0), contact(1), answer(2), contact(5), answer(9)])).toEqual([
    ["first_response", 0, 2, null],
    ["resolution", 0, null, null],
    ["next_response", 5, 9, null],
  ]);
});

test("[B1] solving a case ends what is owed in it, and coming back begins it anew", () => {
  expect(short([contact(0), status(3, "solved"), contact(8), answer(9)])).toEqual([
    ["first_response", 0, null, 3],
    ["resolution", 0, 3, null],
    ["next_response", 8, 9, null],
    ["resolution", 8, null, null],
  ]);
});

test("[B1] the time in which the customer had the next move does not count", () => {
  const happenings = [contact(0), answer(1), status(1, "waiting_customer"), status(11, "open"), status(14, "solved")];
  const solution = whatWasOwed(happenings).find(({ kind }) => kind === "resolution")!;
  expect(solution.pauses).toEqual([{ from: at(1), to: at(11) }]);
  const within = (hours: number) => judge(solution, { businessMinutes: hours * 60, policy: "x", calendar }, at(99));
  expect(within(3)).toMatchObject({ state: "broken", dueAt: at(13) });
  expect(within(4)).toMatchObject({ state: "kept", dueAt: at(14) });
});

test.each<[string, Happening[], number, string]>([
  ["answered at the very moment", [contact(0), answer(2)], 2, "kept"],
  ["answered after it", [contact(0), answer(3)], 2, "broken"],
  ["solved unanswered before it was due", [contact(0), status(1, "solved")], 2, "withdrawn"],
  ["solved unanswered when it was due", [contact(0), status(2, "solved")], 2, "broken"],
  ["not due yet", [contact(0)], 200, "open"],
  ["due and nothing happened", [contact(0)], 2, "broken"],
])("[B1] %s", (_, happenings, hours, state) => {
  const [reply] = whatWasOwed(happenings);
  expect(judge(reply!, { businessMinutes: hours * 60, policy: "x", calendar }, at(100)).state).toBe(state);
});
