import type { Ctx } from "../../kernel/ctx.ts";
import { firstAnswers, sinceLastAnswer } from "./store/unanswered.ts";

/** What a customer did about a case since a person of ours last answered, oldest first; and when one first did. */
export type ContactsOfCase = { unanswered: { at: Date; channel: string }[]; firstAnsweredAt: Date | null };

/** The contacts of each of these cases that nobody answered yet. */
export async function contactsOfCases(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, ContactsOfCase>> {
  if (caseIds.length === 0) return new Map();
  const contacts = Map.groupBy(await sinceLastAnswer(ctx.db, caseIds), (row) => row.caseId);
  const answers = new Map((await firstAnswers(ctx.db, caseIds)).map((row) => [row.caseId, row.at]));
  return new Map(
    caseIds.map((id) => [id, { unanswered: contacts.get(id) ?? [], firstAnsweredAt: answers.get(id) ?? null }]),
  );
}
