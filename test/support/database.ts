import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

export type TestDatabase = {
  /** Connection string of an empty, migrated database that nobody else uses. */
  url: string;
};

/**
 * Clones the migrated template into a database of this test file's own and drops it after the file's last test.
 * Call it at the top of the file, before anything that connects to it, so that it is the last thing taken down:
 *
 *     const { url } = await createTestDatabase();
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, templateUrl } = inject("postgres");
  const template = new URL(templateUrl);
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name} template ${template.pathname.slice(1)} owner ${template.username}`);
  afterAll(() => asAdmin(adminUrl, `drop database ${name} with (force)`));
  const url = new URL(templateUrl);
  url.pathname = name;
  return { url: url.href };
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
