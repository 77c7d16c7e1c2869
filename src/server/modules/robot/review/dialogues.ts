import type { Static } from "typebox";
import type {
  ListRobotDialogues,
  RobotDialogue,
  RobotDialogueDetail,
  RobotTurn,
} from "../../../../shared/contract/robot.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { accountRefs, messageContents } from "../../conversations/index.ts";
import { dialogueUnknown } from "../errors.ts";
import { type ModelTurn, modelTurnsOf } from "../store/model-turns.ts";
import { listReviewed, type ReviewRow, reviewedById } from "../store/review.ts";
import { settingsById } from "../store/settings.ts";
import { type Turn, turnsOf } from "../store/turns.ts";
import { reviewQuery, visibleDialogues } from "./query.ts";

/** The robot's dialogues, newest first. @throws request.invalid for a cursor that is none */
export async function listDialogues(
  ctx: Ctx,
  { cursor, limit = 50, ...filter }: Static<typeof ListRobotDialogues>,
): Promise<{ items: RobotDialogue[]; next: string | null }> {
  const place = readCursor(cursor, ["string", "number"]);
  const after = place && { at: new Date(place[0]), id: place[1] };
  const rows = await listReviewed(ctx.db, reviewQuery(ctx, filter), { after, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.startedAt.toISOString(), row.id]);
  return { items: await presentDialogues(ctx, items), next };
}

/** One dialogue turn by turn: what was said, what was found, and why it did what it did. @throws robot.dialogue_unknown */
export async function showDialogue(ctx: Ctx, id: number): Promise<RobotDialogueDetail> {
  const row = await reviewedById(ctx.db, id, visibleDialogues(ctx));
  if (!row) throw dialogueUnknown({ id });
  const [dialogue] = await presentDialogues(ctx, [row]);
  return { dialogue: dialogue!, turns: await presentTurns(ctx, await turnsOf(ctx.db, id)) };
}

async function presentDialogues(ctx: Ctx, rows: readonly ReviewRow[]): Promise<RobotDialogue[]> {
  const refs = await accountRefs(
    ctx,
    rows.map(({ accountId }) => accountId),
  );
  return rows.map(({ accountId, startedAt, endedAt, ...row }) => ({
    ...row,
    account: refs.get(accountId) ?? { id: accountId, name: `#${accountId}` },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

/** Turns with the words of both sides. */
export async function presentTurns(ctx: Ctx, turns: readonly Turn[]): Promise<RobotTurn[]> {
  const said = await messageContents(
    ctx,
    turns.flatMap(({ messageId, replyId }) => (replyId === null ? [messageId] : [messageId, replyId])),
  );
  const people = await staffRefs(
    ctx,
    turns.flatMap(({ judgedBy }) => judgedBy ?? []),
  );
  const byModel = await modelTurnsOf(ctx.db, [...new Set(turns.map(({ dialogueId }) => dialogueId))]);
  const names = new Map<number, string>();
  for (const id of new Set(turns.map(({ settingsId }) => settingsId))) {
    names.set(id, (await settingsById(ctx.db, id)).name);
  }
  return turns.map((turn) => ({
    id: turn.id,
    at: turn.at.toISOString(),
    asked: said.get(turn.messageId)?.text ?? "",
    said: said.get(turn.replyId ?? 0)?.text ?? "",
    move: turn.move,
    reason: turn.reason,
    found: turn.found.map(({ articleId, title, score, coverage, sureness }) => ({
      articleId,
      title,
      score,
      coverage,
      sureness: sureness ?? null,
      shown: turn.shown.includes(articleId),
    })),
    model: presentModel(byModel.get(turn.messageId)),
    settings: { id: turn.settingsId, name: names.get(turn.settingsId)! },
    verdict: turn.verdict,
    rightArticleId: turn.rightArticleId,
    judgedBy: people.get(turn.judgedBy ?? 0) ?? null,
  }));
}

function presentModel(turn: ModelTurn | undefined): RobotTurn["model"] {
  if (!turn) return null;
  const { outcome, understood, phrased, dropped } = turn;
  return { outcome, understood, phrased, dropped };
}
