import { createHash } from "node:crypto";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ImportReport } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { brandsNamed } from "../../brands/index.ts";
import { changeFacts } from "../articles/change-facts.ts";
import { createArticle } from "../articles/create-article.ts";
import { moveAddress } from "../articles/move-address.ts";
import { publishDraft } from "../articles/publish.ts";
import { saveDraft } from "../articles/save-draft.ts";
import { addArticleFile } from "../files/article-files.ts";
import { articleById } from "../store/articles.ts";
import { editionIn } from "../store/editions.ts";
import { importsOf, noteImport, shownImports } from "../store/imports.ts";
import { bringCategories, categoryFor } from "./bring-categories.ts";
import type { Entry, Found } from "./entry.ts";

export type ImportOptions = {
  /** whose ids these are: the format, and what tells two places of one format apart */
  source: string;
  dryRun: boolean;
  /** whether what was published there is published here */
  publish: boolean;
};

/**
 * Brings in what was found elsewhere, article by article: stopped and begun again, it goes on. What was brought in and is
 * the same still is left alone; over a draft of somebody's nothing is written.
 */
export async function importKnowledge(ctx: Ctx, found: Found, options: ImportOptions): Promise<ImportReport> {
  const report: ImportReport = {
    added: 0,
    changed: 0,
    unchanged: 0,
    categories: 0,
    titles: [],
    skipped: [...found.skipped],
    gone: [],
  };
  if (!options.dryRun) report.categories = await bringCategories(ctx, found.categories);
  const seen = new Set<string>();
  for (const entry of found.entries) {
    const item = `${entry.words.title} (${entry.locale})`;
    const key = `${entry.externalId} ${entry.locale}`;
    if (seen.has(key)) report.skipped.push({ item, reason: "it comes twice" });
    if (seen.has(key)) continue;
    seen.add(key);
    try {
      const outcome = await bringIn(ctx, entry, options, (category) =>
        found.categories.find(({ slug }) => slug === category),
      );
      if ("reason" in outcome) report.skipped.push({ item, reason: outcome.reason });
      else report[outcome.is]++;
      if ("is" in outcome && outcome.is !== "unchanged" && report.titles.length < 200)
        report.titles.push(entry.words.title);
    } catch (error) {
      if (!isKnownError(error)) throw error;
      report.skipped.push({ item, reason: error.message });
    }
  }
  if (found.whole) report.gone = await goneFrom(ctx, options.source, found);
  const { added, changed, unchanged } = report;
  if (!options.dryRun) {
    const details = { source: options.source, added, changed, unchanged, skipped: report.skipped.length };
    await audit(ctx, { action: "knowledge.imported", details });
  }
  return report;
}

type Outcome = { is: "added" | "changed" | "unchanged" } | { reason: string };

async function bringIn(
  ctx: Ctx,
  entry: Entry,
  options: ImportOptions,
  known: (slug: string) => unknown,
): Promise<Outcome> {
  const { externalId, locale } = entry;
  const hash = hashOf(entry);
  const before = await importsOf(ctx.db, options.source, externalId);
  const same = before.find((one) => one.locale === locale);
  if (same?.hash === hash) return { is: "unchanged" };
  const articleId = (same ?? before[0])?.articleId;
  const article = articleId === undefined ? undefined : await articleById(ctx.db, articleId);
  if (article?.archivedAt) return { reason: "it is archived here" };
  const edition = article && (await editionIn(ctx.db, article.id, locale));
  if (edition && edition.draftBody !== null) return { reason: "somebody is writing a draft of it here" };
  const brandIds = await brandsNamed(ctx, entry.brands);
  if (brandIds.length < new Set(entry.brands.map((name) => name.toLowerCase())).size) {
    return { reason: `there is no brand here for each of ${entry.brands.join(", ")}` };
  }
  const outcome = { is: edition ? ("changed" as const) : ("added" as const) };
  if (options.dryRun) return outcome;
  await ctx.tx(async (tx) => {
    const facts = { ...(await factsOf(tx, entry, known)), brandIds };
    const id = article?.id ?? (await createArticle(tx, { locale, words: entry.words, ...facts }));
    // What is true of all languages is said by the one that the others translate.
    if (article?.sourceLocale === locale) {
      await changeFacts(tx, id, { ...facts, expiresAt: facts.expiresAt?.toISOString() ?? null });
    }
    const words = { ...entry.words, body: await withFiles(tx, id, entry) };
    const now = await editionIn(tx.db, id, locale);
    if (article || words.body !== entry.words.body)
      await saveDraft(tx, {
        articleId: id,
        locale,
        words,
        revision: now?.draftRevision ?? 0,
        ...(await current(tx, id, locale)),
      });
    if (entry.slug && !edition) await moveAddress(tx, { articleId: id, locale, slug: entry.slug });
    if (options.publish && !entry.isDraft) await publishDraft(tx, { articleId: id, locale });
    await noteImport(tx.db, { source: options.source, externalId, locale, hash, articleId: id, importedAt: tx.now() });
  });
  return outcome;
}

/** What comes renders the source as it is now. */
async function current(tx: Ctx, articleId: number, locale: Locale): Promise<{ sourceVersion?: number }> {
  const { sourceLocale } = (await articleById(tx.db, articleId))!;
  const source = sourceLocale === locale ? undefined : await editionIn(tx.db, articleId, sourceLocale);
  return source?.publishedVersion ? { sourceVersion: source.publishedVersion } : {};
}

async function factsOf(tx: Ctx, entry: Entry, known: (slug: string) => unknown) {
  const { locale, audience, products, expiresAt } = entry;
  return { audience, products, expiresAt, categoryId: await categoryFor(tx, entry.category, locale, known) };
}

/** What once came from a source, is there no longer, and is still shown here: for somebody to look at. */
async function goneFrom(ctx: Ctx, source: string, { entries }: Found): Promise<ImportReport["gone"]> {
  const there = new Set(entries.map(({ externalId }) => externalId));
  const known = await shownImports(ctx.db, source);
  return known.filter(({ externalId }) => !there.has(externalId)).map(({ articleId, title }) => ({ articleId, title }));
}

async function withFiles(tx: Ctx, articleId: number, { words, files }: Entry): Promise<string> {
  let { body } = words;
  for (const { named, name, content } of files) {
    const { address } = await addArticleFile(tx, articleId, { name, content });
    body = body.replaceAll(`](${named})`, `](${address})`);
  }
  return body;
}

function hashOf({ files, ...entry }: Entry): string {
  const hash = createHash("sha256").update(JSON.stringify(entry));
  for (const { named, content } of files) hash.update(named).update(content);
  return hash.digest("hex");
}
