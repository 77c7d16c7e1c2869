import { type RobotReplay, robotReplayKinds } from "../../../../shared/contract/robot-versions.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { findIncoming, messageContents } from "../../conversations/index.ts";
import { versionUnknown } from "../errors.ts";
import { fromKnowledge } from "../moves/from-knowledge.ts";
import { visibleDialogues } from "../review/query.ts";
import { dialogueById } from "../store/dialogues.ts";
import { type OldTurn, turnsByArticles } from "../store/replay.ts";
import { findSettings, type RobotSettings } from "../store/settings.ts";
import { kindOf } from "./kind-of.ts";

const MOST = 100;

/** Leaves a transaction without a trace. */
class RolledBack extends Error {}

/**
 * Decides the newest turns that articles decided again, as a version would today. Nothing is said, sent or written: it runs in
 * a transaction that is rolled back, and without the language model.
 * @throws robot.version_unknown
 */
export async function replayVersion(ctx: Ctx, id: number): Promise<RobotReplay> {
  const version = await findSettings(ctx.db, id);
  if (!version) throw versionUnknown({ id });
  const turns = await turnsByArticles(ctx.db, version.accountId, visibleDialogues(ctx), MOST);
  const items: RobotReplay["items"] = [];
  await ctx
    .tx(async (tx) => {
      for (const turn of turns) items.push(await again(tx, { ...version, usesModel: false }, turn));
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  const rank = (kind: (typeof robotReplayKinds)[number]) => robotReplayKinds.indexOf(kind);
  return { replayed: items.length, items: items.toSorted((a, b) => rank(a.kind) - rank(b.kind) || b.id - a.id) };
}

async function again(tx: Ctx, settings: RobotSettings, turn: OldTurn): Promise<RobotReplay["items"][number]> {
  const { id, dialogueId, messageId, at, verdict, move, shown, found } = turn;
  const known = (await dialogueById(tx.db, dialogueId))!;
  const incoming = (await findIncoming(tx, messageId))!;
  const text = (await messageContents(tx, [messageId])).get(messageId)?.text ?? "";
  // What was proven or refused later was not known at that turn.
  const fresh = {
    misses: turn.misses,
    waits: null,
    rejected: [],
    provenKind: null,
    provenAddress: null,
    provenUntil: null,
  };
  const made = await fromKnowledge(tx, {
    dialogue: { ...known, ...fresh },
    settings,
    incoming,
    text,
    say: wordsOf(known.locale),
    pressing: true,
    hasFiles: false,
    isFirst: false,
  });
  const now = { move: made?.move ?? "admit", shown: [...(made?.shown ?? [])] };
  const titles = (ids: readonly number[], among: typeof found) =>
    ids.flatMap((one) => among.find(({ articleId }) => articleId === one)?.title ?? []);
  return {
    id,
    dialogueId,
    at: at.toISOString(),
    asked: [...text].slice(0, 300).join(""),
    before: { move, titles: titles(shown, found) },
    now: { move: now.move, titles: titles(now.shown, [...(made?.found ?? [])]) },
    kind: kindOf({ move, shown }, now, verdict),
  };
}
