import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { openChatDesk } from "../support/chat-desk.ts";
import { topics } from "./articles.ts";

type Written = { id: number; unseen?: true; turns: { say: string; expect: string }[] };

const { ctx, desk, here, shop } = await openChatDesk();
const keeperId = await desk.staffId("supervisor");
await (await desk.as("leader")).put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "Robo", keeperId });
const keys = new Map<number, string>();
for (const { key, zh, en } of topics) {
  for (const [locale, words] of [
    ["zh-CN", zh],
    ["en", en],
  ] as const) {
    const articleId = await createArticle(ctx, { locale, words });
    await publishDraft(ctx, { articleId, locale });
    keys.set(articleId, key);
  }
}

/** What the robot did with the last message of a visitor, in the words of the files: `answer:return`, `hand_over:asked`. */
async function did(caseId: number): Promise<string> {
  const { rows } = await desk.pool.query(
    `select t.move, t.reason, t.shown from robot_turns t join robot_dialogues d on d.id = t.dialogue_id
     where d.case_id = $1 order by t.id desc limit 1`,
    [caseId],
  );
  const [turn] = rows;
  if (!turn) return "nothing";
  const shown = turn.shown.map((id: string) => keys.get(Number(id)));
  if (turn.move === "answer") return `answer:${shown.join("+")}`;
  if (turn.move === "ask_back") return `ask:${shown.toSorted().join(",")}`;
  return turn.move === "hand_over" ? `hand_over:${turn.reason}` : turn.move;
}

/** An expected question back names those that must be offered; others may be besides. */
function isAsExpected(actual: string, expected: string): boolean {
  if (!expected.startsWith("ask:")) return actual === expected;
  const offered = new Set(actual.replace(/^ask:/, "").split(","));
  return (
    actual.startsWith("ask:") &&
    expected
      .slice(4)
      .split(",")
      .every((key) => offered.has(key))
  );
}

test.each(["zh", "en"])(
  "[D2] a hundred written dialogues in %s: answered, asked back, admitted, handed over",
  async (language) => {
    const file = new URL(`./dialogues/${language}.jsonl`, import.meta.url);
    const dialogues = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Written);
    expect(dialogues).toHaveLength(100);
    const wrong: string[] = [];
    for (const { id, unseen, turns } of dialogues) {
      const widget = await here({ locale: language === "zh" ? "zh-CN" : "en" });
      for (const { say, expect: expected } of turns) {
        const sent = await widget.say(say);
        await desk.settle();
        const { rows } = await desk.pool.query("select case_id from messages where id = $1", [sent.body.id]);
        const actual = await did(rows[0].case_id);
        if (!isAsExpected(actual, expected)) {
          wrong.push(`${id}${unseen ? " unseen" : ""}: ${say} | wanted ${expected} | got ${actual}`);
          break;
        }
      }
    }
    expect(wrong).toEqual([]);
  },
  300_000,
);
