import type { RobotFigures, RobotFilter, RobotReport } from "../../../../shared/contract/robot.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { accountRefs } from "../../conversations/index.ts";
import { modelFigures } from "../store/model-turns.ts";
import { figuresByAccount, reasonsOf } from "../store/review.ts";
import { reviewQuery } from "./query.ts";

const none: RobotFigures = {
  dialogues: 0,
  talking: 0,
  solvedSaid: 0,
  solvedSilence: 0,
  handedOver: 0,
  abandoned: 0,
  returned: 0,
  wrong: 0,
};

/** What became of the robot's dialogues, of all and by account. */
export async function readRobotReport(ctx: Ctx, filter: RobotFilter): Promise<RobotReport> {
  const query = reviewQuery(ctx, filter);
  const [rows, reasons, model] = await Promise.all([
    figuresByAccount(ctx.db, query),
    reasonsOf(ctx.db, query),
    modelFigures(ctx.db, query),
  ]);
  const refs = await accountRefs(
    ctx,
    rows.map(({ accountId }) => accountId),
  );
  const keys = Object.keys(none) as (keyof RobotFigures)[];
  const total = { ...none };
  for (const row of rows) for (const key of keys) total[key] += row[key];
  return {
    from: query.from.toISOString(),
    to: query.to.toISOString(),
    total,
    accounts: rows.map(({ accountId, channel, ...figures }) => ({
      account: refs.get(accountId) ?? { id: accountId, name: `#${accountId}` },
      channel,
      figures,
    })),
    reasons,
    model,
  };
}
