import { pino } from "pino";
import { expect, test } from "vitest";
import { type ChannelAccount, ChannelError, type ReceiverPorts } from "../../kernel/channel/index.ts";
import { followAccounts } from "./follow-accounts.ts";
import { pollAccounts, whileWanted } from "./poll-accounts.ts";

const account: ChannelAccount = { id: 7, channel: "x", name: "", addresses: [], config: {} };

function portsNoting(health: Record<string, unknown>[]): ReceiverPorts {
  return {
    now: () => new Date("2026-03-09T02:00:00Z"),
    accounts: async () => [account],
    onAccountsChanged: () => () => undefined,
    log: pino({ level: "silent" }),
    reportHealth: async (_id: number, news: Record<string, unknown>) => void health.push(news),
  } as unknown as ReceiverPorts;
}

test("while there is more it is asked at once, then after a pause; stopping does not wait for it", async () => {
  const health: Record<string, unknown>[] = [];
  const counts = [2, 1, 0];
  const polling = pollAccounts(
    portsNoting(health),
    () => true,
    async () => counts.shift() ?? 0,
    600_000,
  );
  await expect.poll(() => health.length).toBe(3);
  await polling.stop();
  expect(health[0]).toEqual({
    lastPollAt: "2026-03-09T02:00:00.000Z",
    lastError: null,
    lastMessageAt: "2026-03-09T02:00:00.000Z",
  });
  expect(health[2]).not.toHaveProperty("lastMessageAt");
});

test("a failure is told, and the vendor left alone for a while", async () => {
  const health: Record<string, unknown>[] = [];
  const ask = async () => Promise.reject(new ChannelError("retry", "429 Too many requests", { retryAfterMs: 600_000 }));
  const polling = pollAccounts(portsNoting(health), () => true, ask, 0);
  await expect.poll(() => health.length).toBe(1);
  await polling.stop();
  expect(health).toEqual([{ lastError: "429 Too many requests", lastErrorAt: "2026-03-09T02:00:00.000Z" }]);
});

test("a health that cannot be noted ends no reader", async () => {
  let asked = 0;
  const failures: string[] = [];
  const note = (_facts: object, words: string) => void failures.push(words);
  const away = {
    ...portsNoting([]),
    log: { warn: note, error: note },
    reportHealth: () => Promise.reject(new Error("the database is away")),
  } as unknown as ReceiverPorts;
  const ask = async () => {
    asked++;
    throw new ChannelError("retry", "nobody is there");
  };
  const polling = pollAccounts(away, () => true, ask, 0);
  await expect.poll(() => asked).toBe(1);
  await polling.stop();
  expect(failures).toEqual(["the health of an account cannot be noted"]);
});

test("a reader that fails is started again, until nobody wants it", async () => {
  let started = 0;
  const read = async () => {
    started++;
    throw new Error("the database is away");
  };
  const following = followAccounts(portsNoting([]), () => true, read, 1);
  await expect.poll(() => started).toBeGreaterThan(2);
  await following.stop();
  const before = started;
  await new Promise(setImmediate);
  expect(started).toBe(before);
});

test("nobody waits for an answer that is not wanted any more", async () => {
  const end = new AbortController();
  const never = new Promise<string>(() => undefined);
  const asked = whileWanted(never, end.signal);
  end.abort();
  expect(await asked).toBeNull();
  expect(await whileWanted(Promise.resolve("late"), end.signal)).toBeNull();
  expect(await whileWanted(Promise.resolve("in time"), new AbortController().signal)).toBe("in time");
});
