import { expect, test } from "vitest";
import type { ReplyTarget } from "../conversations/index.ts";
import { privateWay } from "./private-way.ts";

const way = (more: object) =>
  ({ public: false, canSend: true, optedOut: false, others: [], ...more }) as unknown as ReplyTarget;

test("[C6] what is settled goes to the customer alone, where their case came from a public place, too", () => {
  const [mail, gone, dumb] = [way({ channel: "mail" }), way({ optedOut: true }), way({ canSend: false })];
  expect(privateWay(way({ public: true, others: [gone, dumb, mail] }))).toBe(mail);
  expect(privateWay(way({ public: true, others: [gone] }))).toBeUndefined();
  expect(privateWay(mail)).toBe(mail);
});
