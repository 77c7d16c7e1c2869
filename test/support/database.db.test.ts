import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "./database.ts";

const { url } = await createTestDatabase();
const another = await createTestDatabase();
const pool = new pg.Pool({ connectionString: url });
afterAll(() => pool.end());

test("a test database has the schema of the migrations", async () => {
  const { rows } = await pool.query("select count(*)::int as n from migrations");
  expect(rows[0].n).toBeGreaterThan(0);
});

test("two clones share nothing", async () => {
  await pool.query("create table only_here (n int)");
  const other = new pg.Client({ connectionString: another.url });
  await other.connect();
  const { rows } = await other.query("select to_regclass('only_here') as found");
  await other.end();
  expect(rows[0].found).toBeNull();
});
