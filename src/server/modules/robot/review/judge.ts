import type { JudgeTurn, RobotDialogueDetail } from "../../../../shared/contract/robot.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { isArticle } from "../../knowledge/index.ts";
import { articleUnfit, turnUnknown } from "../errors.ts";
import { dialogueOfTurn, writeVerdict } from "../store/review.ts";
import { showDialogue } from "./dialogues.ts";

/**
 * Says whether the robot did right at a turn, and which article would have been right where it did not; null takes it back.
 * @throws robot.turn_unknown also when it exists and is not theirs to see, robot.article_unknown
 */
export async function judgeTurn(ctx: Ctx, id: number, input: JudgeTurn): Promise<RobotDialogueDetail> {
  const dialogueId = await dialogueOfTurn(ctx.db, id);
  if (dialogueId === undefined) throw turnUnknown({ id });
  const { dialogue } = await showDialogue(ctx, dialogueId);
  const { verdict, rightArticleId = null } = input;
  if (rightArticleId !== null && !(await isArticle(ctx, rightArticleId))) {
    throw articleUnfit({ field: "rightArticleId", id: rightArticleId });
  }
  await ctx.tx(async (tx) => {
    const judgedBy = tx.actor.kind === "staff" && verdict !== null ? tx.actor.id : null;
    const right = verdict === "wrong" ? rightArticleId : null;
    await writeVerdict(tx.db, id, { verdict, rightArticleId: right, judgedBy, judgedAt: tx.now() });
    const details = { turnId: id, verdict, rightArticleId: right };
    await audit(tx, { action: "robot.judged", subject: { kind: "case", id: dialogue.caseId }, details });
  });
  return showDialogue(ctx, dialogueId);
}
