import type { Locale } from "../../../../shared/contract/common.ts";
import type { PageHead, PublicPost, PublicQuestion } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type Community, questionUrl } from "../open-community.ts";
import { excerptOf } from "../policy.ts";
import type { QuestionRow } from "../store/posts.ts";

export function homeUrl(ctx: Ctx, { config }: Community): string {
  return `${ctx.config.url}/community/${config.slug}`;
}

/** A page that search engines leave out. */
export function plainHead(ctx: Ctx, community: Community, title: string): PageHead {
  return {
    title,
    description: "",
    canonical: homeUrl(ctx, community),
    feed: null,
    jsonLd: null,
    indexed: false,
  };
}

/** What search engines are told of a question (schema.org QAPage). */
export function questionHead(
  ctx: Ctx,
  community: Community,
  row: QuestionRow,
  { question, page, locale }: { question: PublicQuestion; page: number; locale: Locale },
): PageHead {
  const url = questionUrl(ctx, community, row.id);
  const answer = (post: PublicPost) => ({
    "@type": "Answer",
    text: post.text,
    dateCreated: post.at,
    upvoteCount: post.votes,
    url: `${url}#post-${post.id}`,
    author: authorOf(post, community, locale),
  });
  const best = question.answers.filter(({ accepted, official }) => accepted || official);
  const others = question.answers.filter((post) => !best.includes(post) && !post.held);
  const jsonLd = {
    "@context": "https://schema.org",
    "@type": "QAPage",
    mainEntity: {
      "@type": "Question",
      name: question.title,
      text: question.text,
      answerCount: question.answerCount,
      upvoteCount: question.votes,
      dateCreated: question.at,
      url,
      author: authorOf(question, community, locale),
      ...(best.length > 0 && { acceptedAnswer: best.map(answer) }),
      ...(others.length > 0 && { suggestedAnswer: others.map(answer) }),
    },
  };
  return {
    title: question.title,
    description: excerptOf(question.text),
    canonical: page > 1 ? `${url}?page=${page}` : url,
    feed: null,
    jsonLd: row.state === "visible" ? jsonLd : null,
    indexed: row.state === "visible",
  };
}

function authorOf({ author }: PublicPost, { brand }: Community, locale: Locale) {
  const affiliation = { "@type": "Organization", name: brand.names[locale] || brand.name };
  return {
    "@type": "Person",
    name: author.name,
    ...(author.badge && { affiliation, ...(author.title && { jobTitle: author.title }) }),
  };
}
