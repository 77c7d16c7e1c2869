import { Type } from "typebox";
import { Value } from "typebox/value";
import type { ModelOutcome } from "../../../../shared/contract/models.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { unseal } from "../../../kernel/seal.ts";
import { insertCall, lastOutcomes } from "../store/calls.ts";
import { callsOn, countCall, findModel, type ModelRow } from "../store/models.ts";
import { type Posted, postToModel } from "./post.ts";

/** So many failures in a row, and it is not asked for so long. */
const FAILURES = 3;
export const REST_MS = 60_000;
const DAY = 86_400_000;

/** `text` is what the model said; never to be believed. */
export type ChatAnswer =
  | { outcome: "answered"; text: string; detail: null; ms: number }
  | { outcome: Exclude<ModelOutcome, "answered"> | "used_up" | "off"; detail: string | null; ms: number };

/** What it is told to do, and what with. Both leave the house: nothing that tells of a person may stand in them. */
export type ChatQuestion = { purpose: "robot" | "try"; system: string; user: string };

/** The answer of OpenAI's protocol, as far as it is read. */
const Completion = Type.Object({
  choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
});

/** Whether there is a model to ask at present: switched on, with calls left today, and not failing all the time. */
export async function canAskChat(ctx: Ctx): Promise<boolean> {
  const row = await findModel(ctx.db);
  if (!row?.active || (await isResting(ctx))) return false;
  return (await callsOn(ctx.db, ctx.now())) < row.dailyLimit;
}

/** True while a model that failed several times in a row is left alone. */
export async function isResting(ctx: Ctx): Promise<boolean> {
  const last = await lastOutcomes(ctx.db, FAILURES);
  const [newest] = last;
  if (!newest || last.length < FAILURES || last.some(({ outcome }) => outcome === "answered")) return false;
  return ctx.now().getTime() - newest.at.getTime() < REST_MS;
}

/**
 * Asks the desk's language model, which answers in JSON. Must stand outside of a transaction: it takes seconds. Every call is
 * counted and written down. Never throws for what the model does.
 */
export async function askChat(ctx: Ctx, question: ChatQuestion): Promise<ChatAnswer> {
  const row = await findModel(ctx.db);
  if (!row || (!row.active && question.purpose !== "try")) return { outcome: "off", detail: null, ms: 0 };
  if (!(await countCall(ctx.db, ctx.now(), row.dailyLimit))) return { outcome: "used_up", detail: null, ms: 0 };
  const from = performance.now();
  const posted = await postToModel(ctx, {
    url: `${row.baseUrl}/chat/completions`,
    key: row.sealedKey === null ? null : unseal(ctx.config.secret, row.sealedKey),
    timeoutMs: row.timeoutMs,
    body: JSON.stringify({
      model: row.model,
      temperature: 0,
      response_format: { type: "json_object" },
      messages: [
        { role: "system", content: question.system },
        { role: "user", content: question.user },
      ],
    }),
  });
  const ms = Math.round(performance.now() - from);
  const answer = answerOf(posted, ms);
  await note(ctx, row, question, answer);
  return answer;
}

function answerOf({ outcome, detail, body }: Posted, ms: number): ChatAnswer & { outcome: ModelOutcome } {
  if (outcome !== "answered") return { outcome, detail, ms };
  if (!Value.Check(Completion, body)) return { outcome: "not_json", detail: "choices[0].message.content", ms };
  return { outcome, text: body.choices[0]!.message.content, detail: null, ms };
}

async function note(
  ctx: Ctx,
  { model, keepDays }: ModelRow,
  { purpose, system, user }: ChatQuestion,
  { outcome, detail, ms }: ChatAnswer & { outcome: ModelOutcome },
): Promise<void> {
  const at = ctx.now();
  const keepUntil = keepDays === 0 ? null : new Date(at.getTime() + keepDays * DAY);
  const characters = system.length + user.length;
  const sent = keepUntil && `${system}\n\n${user}`.replaceAll("\0", "");
  await insertCall(ctx.db, { kind: "chat", purpose, model, at, ms, characters, outcome, detail, sent, keepUntil });
}
