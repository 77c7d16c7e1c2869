import { expect, test } from "vitest";
import { sessionFault, sessionNow } from "./session.ts";

const wrote = new Date("2026-03-09T02:00:00Z");
const after = (hours: number) => new Date(wrote.getTime() + hours * 3_600_000);
const rule = { hours: 48, messages: 5 };

test("a channel without the rule is always open", () => {
  expect(sessionNow(undefined, { lastInAt: null, sentSince: 90 }, wrote)).toBeNull();
  expect(sessionFault(null, wrote)).toBeNull();
});

test("within 48 hours and five messages of the person's last words it is open, and says what is left", () => {
  expect(sessionNow(rule, { lastInAt: wrote, sentSince: 3 }, after(1))).toEqual({
    open: true,
    closesAt: after(48),
    left: 2,
  });
});

test("then it is closed, by time or by number, and says which", () => {
  const late = sessionNow(rule, { lastInAt: wrote, sentSince: 0 }, after(48));
  expect(late).toMatchObject({ open: false });
  expect(sessionFault(late, after(48))).toBe("session_closed");
  const often = sessionNow(rule, { lastInAt: wrote, sentSince: 6 }, after(1));
  expect(often).toMatchObject({ open: false, left: 0 });
  expect(sessionFault(often, after(1))).toBe("session_used_up");
});

test("an answer that needs more messages than are left is not begun", () => {
  const two = sessionNow(rule, { lastInAt: wrote, sentSince: 3 }, after(1));
  expect(sessionFault(two, after(1), 2)).toBeNull();
  expect(sessionFault(two, after(1), 3)).toBe("session_used_up");
});

test("whoever never wrote cannot be written to", () => {
  expect(sessionFault(sessionNow(rule, { lastInAt: null, sentSince: 0 }, wrote), wrote)).toBe("session_closed");
});

test("a rule of time alone counts no messages", () => {
  expect(sessionNow({ hours: 24, messages: null }, { lastInAt: wrote, sentSince: 100 }, after(23))).toMatchObject({
    open: true,
    left: null,
  });
});
