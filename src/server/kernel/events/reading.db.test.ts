import pg from "pg";
import { pino } from "pino";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createTestDatabase } from "../../../../test/support/database.ts";
import { createDatabase, createPool } from "../db/pool.ts";
import { adoptEvents } from "./adopt-events.ts";
import { type Cursor, currentCursor, readEvents } from "./store.ts";

const { url } = await createTestDatabase();
const pool = createPool(url, 4, () => undefined);
const db = createDatabase(pool);
afterAll(() => db.destroy());

const START: Cursor = { xid: "0", id: 0 };
const log = pino({ level: "silent" });
const write = (client: { query: pg.Pool["query"] }, type: string) =>
  client.query("insert into events (type, at, actor_kind, data) values ($1, now(), 'system', '{}')", [type]);

/** A connection of its own, which leaves no lock behind also where the test fails. */
async function connection(): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function transaction(type: string): Promise<pg.Client> {
  const client = await connection();
  await client.query("begin");
  await write(client, type);
  return client;
}

async function read(from: Cursor, limit = 500) {
  const { events, held } = await readEvents(db, from, limit);
  return { types: events.map(({ type }) => type), held, events };
}

/**
 * What is read after a place once nothing older runs: transactions of other databases of the server hold rows back as well,
 * and other tests have such.
 */
const eventuallyRead = (from: Cursor, of: readonly string[]) =>
  expect.poll(async () => (await read(from)).types.filter((type) => of.includes(type)), { timeout: 30_000 });

test("what commits late is not overtaken: later rows wait for it, and nothing is passed over", async () => {
  const from = await currentCursor(db);
  const all = ["slow", "fast", "slower", "slow again"];
  const slow = await transaction("slow");
  await write(pool, "fast");
  expect(await read(from)).toMatchObject({ types: [], held: true });
  // A transaction that came later and ended earlier had the greater id and the greater xid; one may hold either alone.
  const slower = await transaction("slower");
  await slow.query("commit");
  await eventuallyRead(from, all).toEqual(["slow", "fast"]);
  const { events } = await read(from, 1);
  const place = events.map(({ xid, id }) => ({ xid, id })).at(-1)!;
  await eventuallyRead(place, all).toEqual(["fast"]);
  await write(slow, "slow again");
  await slower.query("commit");
  await eventuallyRead(place, all).toEqual(["fast", "slower", "slow again"]);
});

test("a transaction whose number is older than its row's neighbours is read in its place after it commits", async () => {
  const from = await currentCursor(db);
  const both = ["early number", "first committed"];
  const early = await connection();
  await early.query("begin; select pg_current_xact_id()");
  await write(pool, "first committed");
  expect((await read(from)).types).not.toContain("first committed");
  // Its id is now greater than that of the row which it stands before.
  await write(early, "early number");
  await early.query("commit");
  await eventuallyRead(from, both).toEqual(both);
});

test("transactions are read in the order of their numbers, also where those get a digit more", async () => {
  await pool.query("truncate events");
  for (const type of ["ninth", "tenth", "eleventh"]) await write(pool, type);
  await pool.query(
    "update events set xid = (case type when 'ninth' then '9' when 'tenth' then '10' else '11' end)::xid8",
  );
  const first = await read(START, 1);
  expect(first.types).toEqual(["ninth"]);
  expect((await read({ xid: first.events[0]!.xid, id: first.events[0]!.id })).types).toEqual(["tenth", "eleventh"]);
});

test("a reader that starts now gets all that commits from now on, also of transactions that are under way", async () => {
  const running = await transaction("under way");
  const from = await currentCursor(db);
  await running.query("commit");
  await eventuallyRead(from, ["under way"]).toEqual(["under way"]);
});

test("after the move to another server each reader goes on with what it had not read, and with all that is new", async () => {
  await pool.query("truncate events");
  for (const type of ["a", "b", "c", "d"]) await write(pool, type);
  // As a dump from a server with a greater transaction number brings them.
  await pool.query("update events set xid = (xid::text::bigint + 9000000000)::text::xid8");
  const { rows } = await pool.query("select type, xid::text as xid, id from events order by xid, id");
  await pool.query(
    `insert into event_cursors (reader, xid, id) values
       ('behind', $1::text::xid8, $2), ('level', $3::text::xid8, $4), ('level too', $3::text::xid8, $4), ('fresh', '0', 0)`,
    [rows[0].xid, rows[0].id, rows[3].xid, rows[3].id],
  );
  expect(await read(START)).toMatchObject({ types: [], held: true });
  await adoptEvents(db, log);
  await adoptEvents(db, log);
  await write(pool, "new");
  const places = await pool.query("select reader, xid::text as xid, id from event_cursors order by reader");
  const unread = async () => {
    const of = async ({ reader, xid, id }: Cursor & { reader: string }) => [reader, (await read({ xid, id })).types];
    return Object.fromEntries(await Promise.all(places.rows.map(of)));
  };
  await expect.poll(unread, { timeout: 30_000 }).toEqual({
    behind: ["b", "c", "d", "new"],
    fresh: ["a", "b", "c", "d", "new"],
    level: ["new"],
    "level too": ["new"],
  });
});
