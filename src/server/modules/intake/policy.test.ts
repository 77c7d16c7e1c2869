import fc from "fast-check";
import { expect, test } from "vitest";
import { UnreadableError } from "../../kernel/channel/index.ts";
import type { KnownMessage } from "../conversations/index.ts";
import { caseSubject, nextTry, reasonOf, threadParent } from "./policy.ts";
import { answerLocale, MAX_ACKNOWLEDGEMENTS_AN_HOUR, whySilent } from "./policy-of-acknowledging.ts";
import { takeIndependent } from "./take-independent.ts";

const parent = (given: Partial<KnownMessage>): KnownMessage => ({
  id: 1,
  accountId: 1,
  externalId: "a@x",
  direction: "in",
  caseId: 10,
  conversationId: 20,
  customerId: 30,
  handleId: 40,
  sender: { kind: "mail", address: "owner@x" },
  recipients: { to: [{ address: "support@shop" }], cc: [{ address: "friend@x" }] },
  ...given,
});
const answer = { inReplyTo: "a@x", threadRefs: ["b@x"] };
const known = (...messages: KnownMessage[]) => Map.groupBy(messages, (message) => message.externalId);

test("[A4] whoever names a message of ours had it from us; somebody else's message counts for those who were on it", () => {
  const stranger = { address: "stranger@x", customerId: 99 };
  expect(threadParent(answer, stranger, known(parent({ direction: "out" })))).toMatchObject({ caseId: 10 });
  expect(threadParent(answer, stranger, known(parent({})))).toBeNull();
  expect(threadParent(answer, { address: "other@x", customerId: 30 }, known(parent({})))).toMatchObject({ caseId: 10 });
  expect(threadParent(answer, { address: "friend@x", customerId: 98 }, known(parent({})))).toMatchObject({
    caseId: 10,
  });
  expect(threadParent(answer, { address: null, customerId: null }, known(parent({})))).toBeNull();
});

test("[A4] the nearest ancestor that counts decides", () => {
  const near = parent({ externalId: "a@x", caseId: 1 });
  const far = parent({ externalId: "b@x", caseId: 2, direction: "out" });
  const owner = { address: "owner@x", customerId: 30 };
  expect(threadParent(answer, owner, known(near, far))!.caseId).toBe(1);
  expect(threadParent(answer, { address: "stranger@x", customerId: 9 }, known(near, far))!.caseId).toBe(2);
});

test.each([
  ["Re: RE: 回复：[EXT] Parcel", "[EXT] Parcel"],
  ["答复: 转发: 退款", "退款"],
  ["Re[2]: Order", "Order"],
  ["Regarding the order", "Regarding the order"],
  ["Re:", "Hello there"],
  [null, "Hello there"],
])("the subject %j becomes the case %j", (subject, expected) => {
  expect(caseSubject({ subject, text: "Hello there\nsecond line" })).toBe(expected);
});

test("a case has a subject whatever the mail lacks, and a whole one", () => {
  expect(caseSubject({ subject: null, text: "  \n " })).toBe("—");
  const long = caseSubject({ subject: "😀".repeat(400), text: "" });
  expect(Array.from(long)).toHaveLength(300);
  expect(long.isWellFormed()).toBe(true);
});

test("a delivery is tried again after growing pauses, and then only by a person", () => {
  const now = new Date("2026-03-09T02:00:00Z");
  const pauses = [1, 2, 3, 4, 5].map((attempt) => nextTry(attempt, now)!.getTime() - now.getTime());
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(nextTry(6, now)).toBeNull();
});

const fine = {
  kind: "message",
  autoReply: null,
  thirdPerson: false,
  unprovenStation: false,
  address: "a@x",
  heardLately: false,
  lately: 0,
};

test("whoever only says what their number is gets nothing sent to that number", () => {
  expect(whySilent({ ...fine, unprovenStation: true })).toBe("unproven");
});

test.each([
  [{}, null],
  [{ kind: "own" }, "own"],
  [{ kind: "bounce" }, "machine"],
  [{ autoReply: "out-of-office" }, "machine"],
  [{ thirdPerson: true }, "third_person"],
  [{ address: null }, "no_address"],
  [{ address: "no-reply@x" }, "nobody_reads"],
  [{ address: "noreply+12@x" }, "nobody_reads"],
  [{ address: "do_not_reply@x" }, "nobody_reads"],
  [{ address: "mailer-daemon@x" }, "nobody_reads"],
  [{ address: "noreen@x" }, null],
  [{ address: "postmasters.daughter@x" }, null],
  [{ heardLately: true }, "heard_lately"],
  [{ lately: MAX_ACKNOWLEDGEMENTS_AN_HOUR - 1 }, null],
  [{ lately: MAX_ACKNOWLEDGEMENTS_AN_HOUR }, "too_many"],
])("[A6] silence about %j is for the reason %s", (facts, reason) => {
  expect(whySilent({ ...fine, ...facts })).toBe(reason);
});

test.each([
  ["zh", null, "en", "zh-CN"],
  ["en", "zh-CN", "zh-CN", "en"],
  [null, "en", "zh-CN", "en"],
  [null, null, "zh-CN", "zh-CN"],
  ["de", "zh-CN", "zh-CN", "zh-CN"],
  ["de", null, "zh-CN", "en"],
])(
  "[A6] who wrote %s, is known to read %s and wrote to a shop of %s is answered in %s",
  (written, read, brand, expected) => {
    expect(answerLocale(written, read, brand)).toBe(expected);
  },
);

const queues = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 3 }), {
  maxLength: 12,
});

test("[A2] what is taken together shares no key, and nothing overtakes what it shares a key with", () => {
  fc.assert(
    fc.property(queues, fc.integer({ min: 1, max: 6 }), (keys, max) => {
      const queue = keys.map((list, n) => ({ n, keys: list }));
      const order = queue.map((item) => item.n);
      const started: number[] = [];
      while (queue.length > 0) {
        const waiting = [...queue];
        const taken = takeIndependent(queue, new Set(), max);
        expect(taken.length).toBeGreaterThan(0);
        expect(taken.length).toBeLessThanOrEqual(max);
        for (const item of taken) {
          const rivals = waiting.filter(
            (other) => other.n < item.n && other.keys.some((key) => item.keys.includes(key)),
          );
          expect(rivals).toEqual([]);
          started.push(item.n);
        }
      }
      expect(started.toSorted((a, b) => a - b)).toEqual(order);
    }),
  );
});

test("[A2] what is under way holds back what shares a key with it, and nothing else", () => {
  const queue = [{ keys: ["a"] }, { keys: ["b"] }, { keys: ["a", "c"] }, { keys: ["c"] }];
  const busy = new Set(["a"]);
  expect(takeIndependent(queue, busy, 10)).toEqual([{ keys: ["b"] }]);
  expect(queue).toEqual([{ keys: ["a"] }, { keys: ["a", "c"] }, { keys: ["c"] }]);
  expect(busy).toEqual(new Set(["a", "b"]));
});

test.each([
  [new UnreadableError("parse_too_long"), "parse_too_long"],
  [new UnreadableError("parse_too_much_memory"), "parse_too_much_memory"],
  [new Error("the disk is full"), "the disk is full"],
  ["words", "words"],
  [new Error("x".repeat(3_000)), "x".repeat(2_000)],
])("a delivery that failed says why: %s", (error, expected) => {
  expect(reasonOf(error)).toBe(expected);
});
