import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseNotFound } from "../errors.ts";
import { findPromises } from "../store/read.ts";
import { checkKeptByWord } from "./keep-by-hand.ts";
import { canSeePromise } from "./visible-promises.ts";

/**
 * The promises that an answer in a case may keep because its author says so: people's own, as by hand. What is settled
 * meanwhile is left out, so that nobody's answer waits for a tick that says nothing any more.
 * @throws promises.not_found for those of other cases, promises.kept_by_facts
 */
export async function checkKeptByAnswer(ctx: Ctx, caseId: number, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  const rows = new Map((await findPromises(ctx.db, wanted)).map((row) => [row.id, row]));
  for (const id of wanted) {
    const row = rows.get(id);
    if (!row || row.caseId !== caseId || !(await canSeePromise(ctx, row)))
      throw promiseNotFound({ id, field: "keeps" });
    await checkKeptByWord(ctx, row, "keeps");
  }
  return wanted.filter((id) => ["open", "broken"].includes(rows.get(id)!.state));
}
