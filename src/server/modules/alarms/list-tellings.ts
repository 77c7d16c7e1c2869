import type { Static } from "typebox";
import type { AlarmTelling, ListTellings } from "../../../shared/contract/alarms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { staffRefs } from "../accounts/index.ts";
import { getCases } from "../cases/index.ts";
import { presentTelling } from "./present.ts";
import { findHooks } from "./store/hooks.ts";
import { findAttempts, findTellings } from "./store/tellings.ts";

/** What was told outside of the desk and what came of it, newest first. */
export async function listTellings(
  ctx: Ctx,
  query: Static<typeof ListTellings>,
): Promise<{ items: AlarmTelling[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const rows = await findTellings(ctx.db, { before, state: query.state, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  const [attempts, staff, hooks, cases] = await Promise.all([
    findAttempts(
      ctx.db,
      items.map(({ id }) => id),
    ),
    staffRefs(
      ctx,
      items.flatMap(({ staffId }) => staffId ?? []),
    ),
    findHooks(ctx.db),
    getCases(ctx, [...new Set(items.flatMap(({ caseId }) => caseId ?? []))]),
  ]);
  const groups = new Map(hooks.map(({ id, name }) => [id, name]));
  return {
    items: items.map((row) =>
      presentTelling(row, {
        to: staff.get(row.staffId ?? 0)?.name ?? groups.get(row.hookId ?? 0) ?? null,
        seesCase: cases.has(row.caseId ?? 0),
        attempts: attempts.get(row.id) ?? [],
      }),
    ),
    next,
  };
}
