import { expect, test } from "vitest";
import { noticeWay, privateWay } from "./private-way.ts";
import type { ReplyTarget } from "./reply-targets.ts";

const way = (more: object) => {
  const usual = { public: false, canSend: true, optedOut: false, session: null, to: [{ address: "a" }], others: [] };
  return { ...usual, ...more } as unknown as ReplyTarget;
};

test("[C6] what is settled goes to the customer alone, where their case came from a public place, too", () => {
  const [mail, gone, dumb] = [way({ channel: "mail" }), way({ optedOut: true }), way({ canSend: false })];
  expect(privateWay(way({ public: true, others: [gone, dumb, mail] }))).toBe(mail);
  expect(privateWay(way({ public: true, others: [gone] }))).toBeUndefined();
  expect(privateWay(mail)).toBe(mail);
});

test("[C7] what nobody waits for goes where the channel takes it now, or nowhere", () => {
  const [mail, closed] = [way({ channel: "mail" }), way({ session: { open: false, closesAt: null, left: 0 } })];
  expect(noticeWay(way({ session: { open: true, closesAt: null, left: 2 } }))).toMatchObject({ canSend: true });
  expect(noticeWay({ ...closed, others: [closed, mail] })).toBe(mail);
  expect(noticeWay(closed)).toBeUndefined();
  expect(noticeWay(way({ optedOut: true, others: [mail] }))).toBe(mail);
  expect(noticeWay(way({ public: true }))).toBeUndefined();
});
