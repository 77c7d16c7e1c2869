import { readFile } from "node:fs/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { schemaSql } from "../../scripts/generated/schema-sql.ts";
import { createTestDatabase } from "./database.ts";

const { url } = await createTestDatabase();

test("migrations/schema.sql is what the migrations lead to; npm run generate writes it anew", async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const real = await schemaSql(client);
  await client.end();
  expect(await readFile(new URL("../../migrations/schema.sql", import.meta.url), "utf8")).toBe(real);
});
