import { pinyin } from "pinyin-pro";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { EditionRow } from "../store/editions.ts";
import { deletePassages, type IndexedPassage, insertPassages, passagesOfEdition } from "../store/passages.ts";
import { countTerms, insertTerms, metTerms } from "../store/terms.ts";
import { postingsOf } from "./postings.ts";
import { splitArticle } from "./split-article.ts";

type Indexable = {
  article: Pick<ArticleRow, "id" | "audience" | "brandIds" | "expiresAt">;
  edition: Pick<EditionRow, "id" | "locale">;
  words: ArticleWords;
};

/** Lets readers find an edition by what it says, and by nothing it said before. In the transaction that publishes it. */
export async function indexEdition(tx: Ctx, article: ArticleRow, edition: EditionRow, words: ArticleWords) {
  await unindexEdition(tx, edition.id);
  await indexEditions(tx, [{ article, edition, words }]);
}

/** The same for many that were never found before, at once. */
export async function indexEditions(tx: Ctx, editions: readonly Indexable[]): Promise<void> {
  const indexed = editions.map(({ words, ...rest }) => ({ ...rest, passages: passagesOf(words) }));
  await meetTerms(
    tx,
    indexed.flatMap(({ passages }) => passages),
  );
  await countTerms(tx.db, await insertPassages(tx.db, indexed));
}

/** Nobody finds an edition any more. */
export async function unindexEdition(tx: Ctx, editionId: number): Promise<void> {
  const passages = await passagesOfEdition(tx.db, editionId);
  if (passages.length === 0) return;
  const counts = new Map<string, number>();
  for (const passage of passages) {
    for (const { term } of postingsOf(passage).postings) counts.set(term, (counts.get(term) ?? 0) - 1);
  }
  await deletePassages(tx.db, editionId);
  await countTerms(tx.db, counts);
}

/** The passages of an edition with the terms they are found by. */
function passagesOf({ title, summary, body }: ArticleWords): IndexedPassage[] {
  const [first, ...rest] = splitArticle(body);
  const opening = { ...first!, text: [summary.trim(), first!.text].filter(Boolean).join("\n") };
  return [opening, ...rest].map((passage) => ({ ...passage, title, ...postingsOf({ ...passage, title }) }));
}

async function meetTerms(tx: Ctx, passages: readonly IndexedPassage[]): Promise<void> {
  const terms = new Map<string, boolean>();
  for (const { term, isWord } of passages.flatMap(({ postings }) => postings)) {
    terms.set(term, isWord || (terms.get(term) ?? false));
  }
  const met = await metTerms(tx.db, [...terms.keys()]);
  const unmet = [...terms].filter(([term]) => !met.has(term));
  if (unmet.length === 0) return;
  await insertTerms(
    tx.db,
    unmet.map(([term, isWord]) => ({ term, isWord, sound: isWord ? soundOf(term) : null })),
  );
}

const HAN_WORD = /^\p{Script=Han}{2,4}$/u;

/** How a Chinese word sounds, without tones: `tuihuo`; null for anything else. */
function soundOf(term: string): string | null {
  return HAN_WORD.test(term) ? pinyin(term, { toneType: "none", type: "array" }).join("") : null;
}
