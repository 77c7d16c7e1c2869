import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { perDesk } from "../../kernel/short-memory.ts";

export type Readiness = { ok: boolean; checks: Record<string, "ok" | "failing"> };

const PATIENCE_MS = 3_000;
/** Anybody may ask; however many do, the database and the file store are asked once in this time. */
const MEMORY_MS = 1_000;

const memories = perDesk(() => ({
  at: 0,
  answer: null as Promise<Readiness> | null,
  /** What was asked and has not answered yet, which is not asked again: a database that hangs must not get more to do. */
  running: new Map<string, Promise<unknown>>(),
}));

/** Whether database and file store answer in time; `checks` tells which does not, without saying why to strangers. */
export function isReady(ctx: Ctx): Promise<Readiness> {
  const memory = memories(ctx);
  const now = ctx.now().getTime();
  if (memory.answer === null || Math.abs(now - memory.at) >= MEMORY_MS) {
    memory.at = now;
    memory.answer = check(ctx, memory.running);
  }
  return memory.answer;
}

async function check(ctx: Ctx, running: Map<string, Promise<unknown>>): Promise<Readiness> {
  const tries = {
    database: () => sql`select 1`.execute(ctx.db),
    files: () => ctx.files.check(),
  };
  const results = await Promise.all(
    Object.entries(tries).map(async ([name, attempt]) => {
      const work = running.get(name) ?? attempt().finally(() => running.delete(name));
      running.set(name, work);
      return [name, (await inTime(work)) ? "ok" : "failing"] as const;
    }),
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
