import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Ctx } from "../../kernel/ctx.ts";
import { readOnce } from "./one-reading.ts";

const ctx = { config: {} } as Ctx;

/** A provider's pile, read from where it was read to; each reading ends when it is told to. */
function pile() {
  const letGo: (() => void)[] = [];
  const read: number[] = [];
  let lying = 0;
  return {
    letGo,
    read,
    knock(accountId: number) {
      lying++;
      return readOnce(ctx, accountId, async () => {
        const seen = lying;
        await new Promise<void>((resolve) => letGo.push(resolve));
        read.push(seen);
      });
    },
  };
}

test("who knocks while it is read is served by the next reading, all of them by one", async () => {
  const { letGo, read, knock } = pile();
  const first = knock(1);
  const others = Promise.all([knock(1), knock(1), knock(1)]);
  letGo[0]!();
  await first;
  expect(read).toEqual([1]);
  await turn();
  expect(letGo).toHaveLength(2);
  letGo[1]!();
  await others;
  expect(read).toEqual([1, 4]);
});

test("a reading that fails fails those alone who wait for it", async () => {
  let tries = 0;
  const fail = () =>
    readOnce(ctx, 2, async () => {
      if (++tries === 1) throw new Error("busy");
    });
  const [first, second, third] = await Promise.allSettled([fail(), fail(), fail()]);
  expect([first.status, second.status, third.status]).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(tries).toBe(2);
});

test("accounts are read beside each other", async () => {
  const { letGo, knock } = pile();
  const both = Promise.all([knock(3), knock(4)]);
  expect(letGo).toHaveLength(2);
  for (const go of letGo) go();
  await both;
});
