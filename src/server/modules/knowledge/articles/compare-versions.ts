import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleWords } from "../../../../shared/contract/knowledge.ts";
import type { VersionDiff } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { editionUnknown, versionUnknown } from "../errors.ts";
import { type EditionRow, editionIn, versionOf } from "../store/editions.ts";
import { diffWords } from "./diff-words.ts";
import { saveDraft } from "./save-draft.ts";

type OfEdition = { articleId: number; locale: Locale };

/**
 * What changed from one version of an edition to another.
 * @param input.to null: the draft
 * @throws knowledge.edition_unknown, knowledge.version_unknown
 */
export async function compareVersions(
  ctx: Ctx,
  { articleId, locale, from, to }: OfEdition & { from: number; to: number | null },
): Promise<VersionDiff> {
  const edition = await getEdition(ctx, { articleId, locale });
  const before = from === 0 ? { title: "", summary: "", body: "" } : await getVersion(ctx, edition, from);
  const after = to === null ? draftOf(edition) : await getVersion(ctx, edition, to);
  return {
    title: diffWords(before.title, after.title),
    summary: diffWords(before.summary, after.summary),
    body: diffWords(before.body, after.body),
  };
}

/** Makes an old version the draft; what is published stays until that is published. @returns the draft's revision */
export async function restoreVersion(
  ctx: Ctx,
  { articleId, locale, number, revision }: OfEdition & { number: number; revision: number },
): Promise<number> {
  const edition = await getEdition(ctx, { articleId, locale });
  const { title, summary, body, sourceVersion } = await getVersion(ctx, edition, number);
  const renders = sourceVersion === null ? {} : { sourceVersion };
  return saveDraft(ctx, { articleId, locale, words: { title, summary, body }, revision, ...renders });
}

/** @throws knowledge.edition_unknown */
export async function getEdition(ctx: Ctx, { articleId, locale }: OfEdition): Promise<EditionRow> {
  const edition = await editionIn(ctx.db, articleId, locale);
  if (!edition) throw editionUnknown({ id: articleId, locale });
  return edition;
}

async function getVersion(ctx: Ctx, edition: EditionRow, number: number) {
  const version = await versionOf(ctx.db, edition.id, number);
  if (!version) throw versionUnknown({ number });
  return version;
}

function draftOf({ draftTitle, draftSummary, draftBody }: EditionRow): ArticleWords {
  if (draftBody === null) throw versionUnknown({ number: "draft" });
  return { title: draftTitle!, summary: draftSummary!, body: draftBody };
}
