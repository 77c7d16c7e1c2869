import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { getCase, isActive, updateCase } from "../../cases/index.ts";
import { addNote } from "../../conversations/index.ts";
import { keepPromise, openPromises } from "../../promises/index.ts";
import { asCommunity, communityOf } from "../open-community.ts";
import { authorsOf } from "../present.ts";
import { findPost } from "../store/posts.ts";
import { caseOf } from "./case-of.ts";

/** What an answer of anybody's keeps, once whoever it was promised to says that it solved it. */
const KEPT_BY_ANSWER = ["first_response", "next_response"];

/**
 * Whoever asked holds an answer for the solution: the answer they were promised was given, whoever gave it, and the case is held for solved, of which its customer is told with the way
 * to say that it is not, and the case says why.
 */
export async function proposeSolved(
  given: Ctx,
  accepted: { questionId: number; postId: number },
  evidence: { id: number; at: Date },
): Promise<void> {
  const ctx = asCommunity(given);
  const [question, answer] = [await findPost(ctx.db, accepted.questionId), await findPost(ctx.db, accepted.postId)];
  if (!question || !answer || question.acceptedId !== answer.id) return;
  const caseId = await caseOf(ctx, question);
  if (caseId === null) return;
  const about = await getCase(ctx, caseId);
  if (!isActive(about.category)) return;
  for (const { id } of await openPromises(ctx, [caseId], KEPT_BY_ANSWER)) {
    await keepPromise(ctx, { id, evidenceEventId: evidence.id, at: evidence.at });
  }
  const { locale } = (await communityOf(ctx, question.accountId)).brand;
  const { name } = (await authorsOf(ctx, [answer], locale)).authorOf(answer);
  await addNote(ctx, { caseId, text: wordsOf(locale)("community.notes.accepted", { name }) });
  await updateCase(ctx, { caseId, category: "solved" });
}
