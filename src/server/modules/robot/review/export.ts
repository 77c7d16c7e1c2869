import type { Readable } from "node:stream";
import type { RobotFilter } from "../../../../shared/contract/robot.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { listReviewed } from "../store/review.ts";
import { turnsOf } from "../store/turns.ts";
import { presentTurns } from "./dialogues.ts";
import { reviewQuery } from "./query.ts";

const PAGE = 200;
const columns = [
  "dialogue",
  "case",
  "channel",
  "outcome",
  "handed_over",
  "at",
  "asked",
  "said",
  "move",
  "why",
  "found",
  "verdict",
];

/** The dialogues as CSV, a turn a line. That somebody took them out is in the audit log. */
export async function exportDialogues(ctx: Ctx, filter: RobotFilter): Promise<Readable> {
  await audit(ctx, { action: "robot.exported", details: { ...filter } });
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: RobotFilter) {
  const query = reviewQuery(ctx, filter);
  let after: { at: Date; id: number } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof listReviewed>> = await listReviewed(ctx.db, query, { after, limit: PAGE });
    for (const row of rows) {
      for (const turn of await presentTurns(ctx, await turnsOf(ctx.db, row.id))) {
        yield {
          dialogue: row.id,
          case: row.caseId,
          channel: row.channel,
          outcome: row.outcome ?? "",
          handed_over: row.reason ?? "",
          at: turn.at,
          asked: turn.asked,
          said: turn.said,
          move: turn.move,
          why: turn.reason,
          found: turn.found
            .map(({ title, sureness, coverage }) => `${title} (${(sureness ?? coverage).toFixed(2)})`)
            .join(" | "),
          verdict: turn.verdict ?? "",
        };
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.startedAt, id: last.id };
  }
}
