import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { mergedAlready } from "../errors.ts";
import { moveSubscriptions } from "../store/acts.ts";
import { changePost, movePosts, recount } from "../store/posts.ts";
import { getQuestion } from "./get-question.ts";

/**
 * Makes a question part of another that asks the same: its answers stand there, its address leads there, and who asked it
 * hears of answers there. Its case stays its own.
 * @throws community.post_unknown, community.merged_already
 */
export async function mergeQuestions(ctx: Ctx, fromId: number, intoId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    // In the order of their ids: two who merge the same ones never wait for each other in a circle.
    const [first, second] = [Math.min(fromId, intoId), Math.max(fromId, intoId)];
    const both = [await getQuestion(tx, first), await getQuestion(tx, second)];
    const [from, into] = both[0]!.id === fromId ? [both[0]!, both[1]!] : [both[1]!, both[0]!];
    if (from.id === into.id || from.mergedInto !== null || into.mergedInto !== null) throw mergedAlready();
    if (from.accountId !== into.accountId) throw mergedAlready();
    await movePosts(tx.db, from.id, into.id);
    await moveSubscriptions(tx.db, from.id, into.id);
    await changePost(tx.db, from.id, { mergedInto: into.id, acceptedId: null });
    for (const id of [from.id, into.id]) await recount(tx.db, id, tx.now());
    const subject = { kind: "community_post", id: from.id };
    await audit(tx, { action: "community.questions_merged", subject, details: { into: into.id } });
  });
}
