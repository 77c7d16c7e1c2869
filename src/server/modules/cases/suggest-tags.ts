import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

const OFFERED = 20;

/** Tags in use that begin with a text, then those that hold it, at most 20. */
export async function suggestTags(ctx: Ctx, typed: string): Promise<{ name: string }[]> {
  const text = typed.trim().toLowerCase();
  const { rows } = await sql<{ name: string }>`
    select name from tags where strpos(name, ${text}) > 0 or ${text} = ''
    order by strpos(name, ${text}), name limit ${OFFERED}
  `.execute(ctx.db);
  return rows;
}
