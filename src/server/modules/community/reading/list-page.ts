import type { Locale } from "../../../../shared/contract/common.ts";
import { type PublicRow, type QuestionSort, questionSorts } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { readCursor, writeCursor } from "../../../kernel/db/paging.ts";
import type { Community } from "../open-community.ts";
import { excerptOf } from "../policy.ts";
import { authorsOf } from "../present.ts";
import { type ListedQuestion, listQuestions, tagsOf } from "../store/lists.ts";
import { queryOf } from "../terms.ts";

const PAGE = 20;
const MOST_TAGS = 16;

export type Wanted = {
  sort?: string | undefined;
  tag?: string | undefined;
  q?: string | undefined;
  after?: string | undefined;
};

/** A page of questions. @throws request.invalid for a place that is none of ours */
export async function listPage(ctx: Ctx, { account }: Community, wanted: Wanted, locale: Locale) {
  const sort: QuestionSort = questionSorts.find((name) => name === wanted.sort) ?? "newest";
  const tag = wanted.tag?.trim().toLowerCase().slice(0, 30) || null;
  const words = wanted.q?.trim().slice(0, 200) ?? "";
  const query = words ? queryOf(words) : null;
  const kinds = sort === "votes" ? (["string", "number"] as const) : (["string", "number"] as const);
  const after = readCursor(wanted.after, kinds);
  const found = await listQuestions(ctx.db, { accountId: account.id, sort, tag, query, after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    sort,
    tag,
    query: words,
    rows: await presentRows(ctx, rows, locale),
    next: found.length > PAGE && last ? writeCursor([last.place, last.id]) : null,
    tags: await tagsOf(ctx.db, account.id, MOST_TAGS),
  };
}

/** Questions as everybody sees them in a list. */
export async function presentRows(ctx: Ctx, rows: readonly ListedQuestion[], locale: Locale): Promise<PublicRow[]> {
  const authors = await authorsOf(ctx, rows, locale);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    excerpt: excerptOf(row.body),
    author: authors.authorOf(row),
    at: (row.publishedAt ?? row.createdAt).toISOString(),
    tags: row.tags,
    votes: row.votes,
    answers: row.answers,
    official: row.staffAnswered,
    solved: row.acceptedId !== null,
  }));
}
