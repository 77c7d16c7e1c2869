import pg from "pg";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
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

async function transaction(type: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("begin");
  await write(client, type);
  return client;
}

async function read(from: Cursor, limit = 500) {
  const { events, held } = await readEvents(db, from, limit);
  return { types: events.map(({ type }) => type), held, events };
}

test("what commits late is not overtaken: later rows wait for it, and nothing is passed over", async () => {
  const from = await currentCursor(db);
  const slow = await transaction("slow");
  await write(pool, "fast");
  expect(await read(from)).toMatchObject({ types: [], held: true });
  // A transaction that came later and ended earlier had the greater id and the greater xid; one may hold either alone.
  const slower = await transaction("slower");
  await slow.query("commit");
  expect(await read(from)).toMatchObject({ types: ["slow", "fast"], held: false });
  const { events } = await read(from, 1);
  const place = events.map(({ xid, id }) => ({ xid, id })).at(-1)!;
  expect((await read(place)).types).toEqual(["fast"]);
  await write(slow, "slow again");
  await slower.query("commit");
  expect((await read(place)).types).toEqual(["fast", "slower", "slow again"]);
  await Promise.all([slow.end(), slower.end()]);
});

test("a transaction whose number is older than its row's neighbours is read in its place after it commits", async () => {
  const from = await currentCursor(db);
  const early = new pg.Client(url);
  await early.connect();
  await early.query("begin; select pg_current_xact_id()");
  await write(pool, "first committed");
  expect((await read(from)).types).toEqual([]);
  // Its id is now greater than that of the row which it stands before.
  await write(early, "early number");
  await early.query("commit");
  expect((await read(from)).types).toEqual(["early number", "first committed"]);
  await early.end();
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
  expect((await read(from)).types).toContain("under way");
  await running.end();
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
  const unread: Record<string, string[]> = {};
  for (const { reader, xid, id } of places.rows) unread[reader] = (await read({ xid, id })).types;
  expect(unread).toEqual({
    behind: ["b", "c", "d", "new"],
    fresh: ["a", "b", "c", "d", "new"],
    level: ["new"],
    "level too": ["new"],
  });
});
