import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

const PATIENCE_MS = 3_000;

/** Whether database and file store answer in time; `checks` tells which does not, without saying why to strangers. */
export async function isReady(ctx: Ctx): Promise<{ ok: boolean; checks: Record<string, "ok" | "failing"> }> {
  const tries = {
    database: () => sql`select 1`.execute(ctx.db),
    files: () => ctx.files.check(),
  };
  const results = await Promise.all(
    Object.entries(tries).map(async ([name, attempt]) => [name, (await inTime(attempt())) ? "ok" : "failing"] as const),
  );
  return { ok: results.every(([, state]) => state === "ok"), checks: Object.fromEntries(results) };
}

function inTime(work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    work
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}
