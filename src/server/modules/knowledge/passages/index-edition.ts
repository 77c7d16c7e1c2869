import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { EditionRow } from "../store/editions.ts";
import { type IndexedPassage, replacePassages } from "../store/passages.ts";
import { postingsOf } from "./postings.ts";
import { splitArticle } from "./split-article.ts";

/** Lets readers find an edition by what it says. In the transaction that publishes it. */
export async function indexEdition(tx: Ctx, article: ArticleRow, edition: EditionRow, words: ArticleWords) {
  await replacePassages(tx.db, article, edition, passagesOf(words));
}

/** The passages of an edition with the terms they are found by. */
export function passagesOf({ title, summary, body }: ArticleWords): IndexedPassage[] {
  const [first, ...rest] = splitArticle(body);
  const opening = { ...first!, text: [summary.trim(), first!.text].filter(Boolean).join("\n") };
  return [opening, ...rest].map((passage) => ({ ...passage, title, ...postingsOf({ ...passage, title }) }));
}
