import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import { createArticle } from "../../knowledge/index.ts";
import { proposalSettled, proposalUnknown } from "../errors.ts";
import { asCommunity, communityOf, questionUrl } from "../open-community.ts";
import { lockProposal, settleProposal } from "../store/proposals.ts";

const staffOf = ({ actor }: Ctx) => (actor.kind === "staff" ? actor.id : null);

/**
 * Begins an article of a question and the answer that solved it: a draft in the question's language for the readers of its
 * brand, with a link to where it comes from.
 *
 * @throws community.proposal_unknown, community.proposal_settled
 */
export async function writeForProposal(ctx: Ctx, id: number): Promise<{ articleId: number; locale: Locale }> {
  return ctx.tx(async (tx) => {
    const proposal = await openProposal(tx, id);
    const { questionId, title, answer, language } = proposal;
    const community = await communityOf(asCommunity(tx), proposal.accountId);
    const locale = localeFor(language) ?? community.brand.locale;
    const link = `[${title.replace(/[\\[\]]/g, "\\$&")}](${questionUrl(tx, community, questionId)})`;
    const source = wordsOf(locale)("community.articles.source", { link });
    const words = { title: title.slice(0, 300), summary: "", body: `${answer.trim()}\n\n---\n\n${source}\n` };
    const articleId = await createArticle(tx, { locale, words, brandIds: [community.brand.id] });
    const settled = { state: "written" as const, articleId, reason: null, by: staffOf(tx), at: tx.now() };
    await settleProposal(tx.db, id, settled);
    const subject = { kind: "community_post", id: questionId };
    await audit(tx, { action: "community.proposal_written", subject, details: { articleId, title } });
    return { articleId, locale };
  });
}

/** Says why no article is made of an answer; it is not proposed again. @throws as writeForProposal */
export async function refuseProposal(ctx: Ctx, id: number, reason: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const { questionId, title } = await openProposal(tx, id);
    await settleProposal(tx.db, id, { state: "refused", articleId: null, reason, by: staffOf(tx), at: tx.now() });
    const subject = { kind: "community_post", id: questionId };
    await audit(tx, { action: "community.proposal_refused", subject, details: { title, reason } });
  });
}

async function openProposal(tx: Ctx, id: number) {
  const proposal = await lockProposal(tx.db, id);
  if (!proposal) throw proposalUnknown({ id });
  if (proposal.state !== "open") throw proposalSettled({ id });
  return proposal;
}
