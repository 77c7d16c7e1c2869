import { channelOf, isSpoken } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import {
  type CaseFacts,
  closeByCustomer,
  getCases,
  giveLockedCase,
  machineHolderOf,
  updateCase,
} from "../cases/index.ts";
import { filesOfMessages, findIncoming, type IncomingFacts, messageContents } from "../conversations/index.ts";
import { noteArticleUsed } from "../solutions/index.ts";
import { robotEnded, robotMoved } from "./events.ts";
import { handOverCase, leaveBrief, wordsOfHandOver } from "./hand-over.ts";
import type { Move, Turning } from "./move.ts";
import { canTalk } from "./policy.ts";
import { speak } from "./speak.ts";
import { beginDialogue, changeDialogue, type Dialogue, latestDialogue } from "./store/dialogues.ts";
import { settingsById } from "./store/settings.ts";
import { insertTurn, turnsOf, wasTaken } from "./store/turns.ts";
import { localeOfWords } from "./understand/locale.ts";
import { versionFor } from "./versions/version-for.ts";

/** A message that is the robot's to deal with: what it looks at, and how many turns there were before. */
export type Turn = { row: CaseFacts; turning: Turning; turns: number };

/** What the robot looks at when a customer wrote, its dialogue held; null where the message is not its own, or dealt with. */
export async function readTurn(tx: Ctx, messageId: number): Promise<Turn | null> {
  const incoming = await findIncoming(tx, messageId);
  if (!incoming || !isForRobot(incoming)) return null;
  const row = (await getCases(tx, [incoming.caseId])).get(incoming.caseId);
  if (!row) return null;
  const text = (await messageContents(tx, [messageId])).get(messageId)?.text ?? "";
  const dialogue = await dialogueFor(tx, row, incoming, text);
  if (!dialogue || (await wasTaken(tx.db, messageId))) return null;
  return { row, ...(await turningOf(tx, dialogue, incoming, text)) };
}

function isForRobot({ kind, autoReply, thirdPerson, accountId, sender, channel }: IncomingFacts): boolean {
  if (kind !== "message" || autoReply !== null || thirdPerson || accountId === null || sender === null) return false;
  return !isSpoken(channel) && canTalk(channelOf(channel).capabilities);
}

/** The dialogue that a message belongs to, held: one that is on, one that ended with it and is taken up again, or a new one. */
async function dialogueFor(tx: Ctx, row: CaseFacts, incoming: IncomingFacts, text: string): Promise<Dialogue | null> {
  const known = await latestDialogue(tx.db, row.id, true);
  if (known?.state === "talking") return known;
  if (known) return known.state === "ended" ? known : null;
  if ((await machineHolderOf(tx, row)) === null) return null;
  const settings = (await versionFor(tx, incoming.accountId!, row.id))!;
  await beginDialogue(tx.db, {
    caseId: row.id,
    conversationId: incoming.conversationId,
    accountId: incoming.accountId!,
    brandId: row.brandId,
    channel: incoming.channel,
    locale: localeOfWords(text, incoming.language),
    settingsId: settings.id,
    at: tx.now(),
  });
  await giveLockedCase(tx, row.id, async (_, { ownerId }) =>
    ownerId === null ? { ownerId: settings.keeperId, reason: "robot" } : null,
  );
  return (await latestDialogue(tx.db, row.id, true)) ?? null;
}

async function turningOf(tx: Ctx, known: Dialogue, incoming: IncomingFacts, text: string): Promise<Omit<Turn, "row">> {
  // People change their language in the middle; what says nothing of it (a number) leaves it as it is.
  const dialogue = { ...known, locale: localeOfWords(text, null, known.locale) };
  const turns = (await turnsOf(tx.db, dialogue.id)).length;
  const turning = {
    dialogue,
    settings: await settingsById(tx.db, dialogue.settingsId),
    incoming,
    text,
    say: wordsOf(dialogue.locale),
    pressing: channelOf(dialogue.channel).capabilities.choices !== undefined,
    hasFiles: (await filesOfMessages(tx, [incoming.id])).length > 0,
    isFirst: turns === 0,
  };
  return { turning, turns };
}

/** Makes a move: says it, writes it down, and does to the case what follows. */
export async function makeMove(tx: Ctx, turning: Turning, move: Move): Promise<void> {
  const { dialogue, incoming, settings, isFirst, say } = turning;
  const at = tx.now();
  const { misses, waits, rejected, proven, choices = [] } = move;
  if (move.move === "hand_over") await handOverCase(tx, dialogue, { reason: move.reason, misses });
  const ending = move.move === "hand_over" ? await wordsOfHandOver(tx, dialogue, move.reason) : "";
  const words = [move.text, ending].filter(Boolean).join("\n\n");
  const intro = isFirst ? `${say("robot.whoIAm", { name: settings.name })} ${say("robot.personAnyTime")}\n\n` : "";
  const typed = !turning.pressing && move.move === "admit" ? `\n${say("robot.orPerson")}` : "";
  const replyId = await speak(tx, dialogue, incoming, { text: `${intro}${words}${typed}`, choices });
  const { found = [], shown = [] } = move;
  await insertTurn(tx.db, {
    dialogueId: dialogue.id,
    messageId: incoming.id,
    replyId,
    move: move.move,
    reason: move.reason,
    found: [...found],
    shown: [...shown],
    choices: choices.length > 0 ? [...choices] : null,
    settingsId: dialogue.settingsId,
    at,
  });
  if (move.move === "answer") {
    for (const articleId of shown) await noteArticleUsed(tx, { caseId: dialogue.caseId, articleId, byRobot: true });
  }
  tx.emit(
    robotMoved,
    { dialogueId: dialogue.id, messageId: incoming.id, move: move.move, reason: move.reason },
    { caseId: dialogue.caseId, customerId: incoming.customerId },
  );
  if (move.move === "hand_over") {
    const rest = rejected ? [...rejected] : dialogue.rejected;
    await changeDialogue(tx.db, dialogue.id, { locale: dialogue.locale, rejected: rest });
    return leaveBrief(tx, { ...dialogue, rejected: rest }, move);
  }
  await changeDialogue(tx.db, dialogue.id, {
    locale: dialogue.locale,
    lastAt: at,
    ...(misses !== undefined && { misses }),
    ...(waits !== undefined && { waits }),
    ...(rejected && { rejected: [...rejected] }),
    ...(proven && { provenKind: proven.kind, provenAddress: proven.address, provenUntil: proven.until }),
  });
  if (move.move === "solved") return endSolved(tx, dialogue);
  // It is the customer's turn now; what was promised to them runs on all the same.
  await updateCase(tx, { caseId: dialogue.caseId, category: "waiting_customer" });
}

/** The customer's word closes the case. */
async function endSolved(tx: Ctx, dialogue: Dialogue): Promise<void> {
  const at = tx.now();
  await changeDialogue(tx.db, dialogue.id, { state: "ended", outcome: "solved_said", lastAt: at, endedAt: at });
  await closeByCustomer(tx, dialogue.caseId);
  const row = (await getCases(tx, [dialogue.caseId])).get(dialogue.caseId);
  tx.emit(
    robotEnded,
    { dialogueId: dialogue.id, outcome: "solved_said" },
    { caseId: dialogue.caseId, customerId: row?.customerId ?? null },
  );
}
