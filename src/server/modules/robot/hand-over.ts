import { spokenTime } from "../../../shared/spoken-time.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { callbackSlotsFor } from "../calls/index.ts";
import { casePageUrl, getCase, giveLockedCase, updateCase } from "../cases/index.ts";
import { addNote, messageContents } from "../conversations/index.ts";
import { localeOf } from "../customers/index.ts";
import { routeCase } from "../routing/index.ts";
import { dueForAcknowledgement, promiseFromHandOver } from "../service-levels/index.ts";
import { robotHandedOver } from "./events.ts";
import type { Move } from "./move.ts";
import { SILENCE_MS } from "./policy.ts";
import { changeDialogue, type Dialogue, type Outcome } from "./store/dialogues.ts";
import { turnsOf } from "./store/turns.ts";

/** Who waits longer than this may be called instead. */
const LONG_WAIT_MS = 30 * 60_000;

/**
 * Gives a case to people, for good: the robot is silent in it from then on. What was said and tried stands in a note, a
 * person's answer is promised from now, and routing finds the owner as for any case.
 */
export async function handOverCase(
  tx: Ctx,
  dialogue: Dialogue,
  { reason, misses }: { reason: string; misses?: number },
): Promise<void> {
  const { caseId } = dialogue;
  const at = tx.now();
  await changeDialogue(tx.db, dialogue.id, {
    state: "handed_over",
    outcome: outcomeOf(dialogue, at),
    reason,
    waits: null,
    lastAt: at,
    endedAt: at,
    ...(misses !== undefined && { misses }),
  });
  await updateCase(tx, { caseId, category: "open" });
  await promiseFromHandOver(tx, { caseId, at });
  await giveLockedCase(tx, caseId, async () => ({ ownerId: null, reason: "robot", details: { why: reason } }));
  await routeCase(tx, caseId);
  const row = await getCase(tx, caseId);
  tx.emit(robotHandedOver, { dialogueId: dialogue.id, reason }, { caseId, customerId: row.customerId });
}

/** Who comes back about what they called solved has no answer yet; who comes much later had one. */
function outcomeOf({ outcome, endedAt }: Dialogue, at: Date): Outcome {
  if (outcome === "solved_silence") return outcome;
  if (outcome !== "solved_said") return "handed_over";
  return endedAt !== null && at.getTime() - endedAt.getTime() < SILENCE_MS ? "returned" : outcome;
}

/** What a customer is told when a person takes over: by when, as promised, and that they can be called where it takes long. */
export async function wordsOfHandOver(tx: Ctx, dialogue: Dialogue, reason: string): Promise<string> {
  const say = wordsOf(dialogue.locale);
  const row = await getCase(tx, dialogue.caseId);
  const due = await dueForAcknowledgement(tx, dialogue.caseId);
  const brand = await getBrand(tx, dialogue.brandId);
  const timeZone = (await localeOf(tx, [row.customerId])).get(row.customerId)?.timeZone ?? brand.timeZone;
  const lines = [reason === "two_misses" || reason === "unfit" ? say("robot.cannotHelp") : say("robot.personComes")];
  lines.push(
    due ? `${say("robot.answersBy")}${spokenTime(due.dueAt, dialogue.locale, timeZone)}` : say("robot.asSoon"),
  );
  const waits = due === null || due.dueAt.getTime() - tx.now().getTime() > LONG_WAIT_MS;
  if (waits && (await callbackSlotsFor(tx, row)) !== null) {
    lines.push(`${say("robot.callback")}${casePageUrl(tx, dialogue.caseId)}`);
  }
  return lines.join("\n");
}

/** Writes down for whoever takes over what was said and tried. */
export async function leaveBrief(tx: Ctx, dialogue: Dialogue, last: Pick<Move, "reason">): Promise<void> {
  const brand = await getBrand(tx, dialogue.brandId);
  const say = wordsOf(localeFor(brand.locale) ?? "zh-CN");
  const turns = await turnsOf(tx.db, dialogue.id);
  const said = await messageContents(
    tx,
    turns.map(({ messageId }) => messageId),
  );
  const lines = turns.map(({ messageId, move, found, shown }) => {
    const words = [...(said.get(messageId)?.text ?? "").replace(/\s+/g, " ").trim()].slice(0, 200).join("");
    const titles = shown.flatMap((id) => found.find(({ articleId }) => articleId === id)?.title ?? []);
    const did = say(`robot.moves.${move}`) + (titles.length > 0 ? `：${titles.join(" / ")}` : "");
    return `• ${words || say("robot.noWords")}\n  → ${did}`;
  });
  const rejected = new Set(dialogue.rejected);
  const titles = turns.flatMap(({ found }) => found.filter(({ articleId }) => rejected.has(articleId)));
  const no = [...new Set(titles.map(({ title }) => title))];
  const text = [
    `${say("robot.brief")}${say(`robot.reasons.${last.reason}`)}`,
    ...lines,
    ...(no.length > 0 ? [`${say("robot.rejectedOnes")}${no.join(" / ")}`] : []),
  ].join("\n");
  await addNote(tx, { caseId: dialogue.caseId, text });
}
