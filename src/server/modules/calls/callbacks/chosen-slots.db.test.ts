import { expect, test } from "vitest";
import { openTelephoneDesk } from "../../../../../test/support/telephone-desk.ts";

const { desk, supervisor, exchange, settle, somebody, account } = await openTelephoneDesk();

/** Somebody calls, wants Chinese and a person, and presses to be called back instead of waiting. */
async function asksOnThePhone(number = somebody()) {
  const line = await exchange.call(number);
  for (const key of ["1", "0", "1"]) await exchange.press(line, key);
  return { line, number };
}

async function promisedTo(number: string) {
  const { rows } = await desk.pool.query(
    "select not_before, due_at, state, moved_count from promises where kind = 'callback' and words = $1 order by id",
    [number],
  );
  return rows;
}

const held = async () => (await desk.pool.query("select slot_at from callback_holds order by call_id desc")).rows;

test("[B2] a caller hears the next times, chooses one by its key, and is promised that half hour", async () => {
  const { line, number } = await asksOnThePhone();
  expect(line.heard.at(-1)).toMatch(/请按1。.*请按2。.*请按3。/);
  await exchange.press(line, "2");
  await settle();
  expect(line.state).toBe("over");
  const [hold] = await held();
  const [promise, ...others] = await promisedTo(number);
  expect(others).toEqual([]);
  expect(promise).toMatchObject({ not_before: hold.slot_at, state: "open", moved_count: 0 });
  expect(promise.due_at.getTime() - promise.not_before.getTime()).toBe(1_800_000);
});

test("[B2] who hangs up while they hear the times, or wants none of them, is called as soon as we can", async () => {
  const gone = await asksOnThePhone();
  await exchange.end(gone.line);
  const soon = await asksOnThePhone();
  await exchange.press(soon.line, "0");
  await settle();
  for (const { number } of [gone, soon]) {
    expect(await promisedTo(number)).toMatchObject([{ not_before: null, state: "open" }]);
  }
});

test("[B2] a time that is full by the time its key is pressed is said to be gone, and others are offered", async () => {
  const first = await asksOnThePhone();
  const before = (await desk.pool.query("select menu_state from calls where line = $1", [first.line.sid])).rows[0];
  const [slotAt] = before.menu_state.state.offered;
  await desk.pool.query(
    `insert into callback_holds (call_id, team_id, slot_at)
     select id, $2, $3 from calls where line <> $1 and id not in (select call_id from callback_holds)`,
    [first.line.sid, account.team!.id, slotAt],
  );
  await exchange.press(first.line, "1");
  expect(first.line.heard.join(" ")).toContain("这个时段刚刚被约满");
  await exchange.press(first.line, "1");
  await settle();
  const [promise] = await promisedTo(first.number);
  expect(promise.not_before > new Date(slotAt)).toBe(true);
  const { body } = await supervisor.get("/api/v1/callbacks?whose=all&limit=200");
  expect(body.items.filter(({ number }: { number: string }) => number === first.number)).toHaveLength(1);
});
