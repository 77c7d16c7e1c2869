import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../../../../test/support/database.ts";
import { runMigration } from "./run-migration.ts";

const { url } = await createTestDatabase();
const [migrating, working, reading] = await Promise.all(
  [1, 2, 3].map(async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    afterAll(() => client.end());
    return client;
  }),
);

const migration = { name: "9999_test.sql", sql: "alter table brands add column shade text" };

test("a migration that must wait for a table lets readers by meanwhile, and is run when it is free", async () => {
  await working!.query("begin");
  await working!.query("select from brands");
  const run = runMigration(migrating!, migration, { lockMs: 50, pauseMs: 200, attempts: 100 });
  // Read behind somebody who waits for the whole table: held up only until they let go.
  for (let n = 0; n < 3; n++) await reading!.query("select pg_sleep(0.05) from (select count(*) from brands) b");
  await working!.query("commit");
  await run;
  await reading!.query("select shade from brands");
});

test("one that was given up for somebody else in a deadlock is run again", async () => {
  await working!.query("create sequence tries");
  const sql = `
    do $$ begin
      if nextval('tries') = 1 then raise exception 'deadlock detected' using errcode = 'deadlock_detected'; end if;
    end $$;
    alter table brands add column tint text`;
  await runMigration(migrating!, { name: "9997_test.sql", sql }, { lockMs: 50, pauseMs: 1, attempts: 2 });
  await reading!.query("select tint from brands");
});

test("one that never gets its lock is named, and leaves nothing behind", async () => {
  await working!.query("begin");
  await working!.query("select from teams");
  const sql = "alter table brands drop column shade; alter table teams add column shade text";
  const run = runMigration(migrating!, { name: "9998_test.sql", sql }, { lockMs: 20, pauseMs: 10, attempts: 2 });
  await expect(run).rejects.toThrow("The migration 9998_test.sql failed: canceling statement due to lock timeout");
  await working!.query("commit");
  await reading!.query("select shade from brands");
  const { rows } = await reading!.query("select 1 from migrations where name = '9998_test.sql'");
  expect(rows).toEqual([]);
});
