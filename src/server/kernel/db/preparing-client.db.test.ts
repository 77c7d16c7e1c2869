import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";

const { ctx } = await openTestDesk();

test("a marked statement is planned once a connection, any other each time", async () => {
  const prepared = await ctx.tx(async (tx) => {
    for (let i = 0; i < 3; i++) {
      const marked = sql<{ n: number }>`
        /* prepared */ select ${i}::int + 1 as n`;
      expect((await marked.execute(tx.db)).rows).toEqual([{ n: i + 1 }]);
      await sql`select ${i}::int + 2 as unmarked`.execute(tx.db);
    }
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%as n' or statement like '%unmarked%'`.execute(
      tx.db,
    );
    return rows.map((row) => row.statement.trim());
  });
  expect(prepared).toEqual(["/* prepared */ select $1::int + 1 as n"]);
});

test("a marked statement that fails is told of as any other, and works the next time", async () => {
  const divide = (by: number) => sql<{ n: number }>`/* prepared */ select 6 / ${by}::int as n`.execute(ctx.db);
  await expect(divide(0)).rejects.toMatchObject({ code: "22012" });
  expect((await divide(3)).rows).toEqual([{ n: 2 }]);
});
