import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { brandRefs } from "../../brands/index.ts";
import { getArticle } from "../reading/get-article.ts";
import { listArticles } from "../reading/list-articles.ts";
import { allCategories } from "../store/categories.ts";
import { fileByKey } from "../store/files.ts";
import { writeFrontMatter } from "./front-matter.ts";

const FILE = /\/help\/files\/([\w-]+)\/([^)\s]+)/g;

/**
 * Writes all articles into a folder, as `import --format markdown` reads them: a Markdown file for each language, pictures
 * beside them, categories in categories.json. What is published goes out; of what never was, the draft.
 *
 * @returns how many files of articles were written
 */
export async function exportKnowledge(ctx: Ctx, folder: string): Promise<number> {
  const categories = await allCategories(ctx.db);
  const slugOf = (id: number | null | undefined) => categories.find((one) => one.id === id)?.slug ?? null;
  await mkdir(join(folder, "files"), { recursive: true });
  const tree = categories.map(({ slug, names, parentId }) => ({ slug, names, parent: slugOf(parentId) }));
  await writeFile(join(folder, "categories.json"), `${JSON.stringify(tree, null, 2)}\n`);
  let written = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await listArticles(ctx, { limit: 100, ...(cursor && { cursor }) });
    for (const { id } of page.items) written += await writeArticle(ctx, id, folder, slugOf);
    if (page.next === null) break;
    cursor = page.next;
  }
  await audit(ctx, { action: "knowledge.exported", details: { articles: written } });
  return written;
}

async function writeArticle(ctx: Ctx, id: number, folder: string, slugOf: (id?: number | null) => string | null) {
  const article = await getArticle(ctx, id);
  const brands = [...(await brandRefs(ctx, article.brandIds)).values()].map(({ name }) => name);
  for (const edition of article.editions) {
    const words = edition.published?.words ?? edition.draft?.words;
    if (!words) continue;
    const matter = {
      ...{ title: words.title, summary: words.summary, slug: edition.slug },
      ...{ category: slugOf(article.category?.id) ?? "", audience: article.audience, products: article.products },
      brands,
      ...{ expires: article.expiresAt ?? "", state: edition.published ? "" : "draft" },
    };
    const body = await besideIt(ctx, words.body, folder);
    await mkdir(join(folder, edition.locale), { recursive: true });
    await writeFile(join(folder, edition.locale, `${id}.md`), writeFrontMatter(matter, body));
  }
  return article.editions.length;
}

/** The text with its pictures written beside it. */
async function besideIt(ctx: Ctx, body: string, folder: string): Promise<string> {
  let text = body;
  for (const [address, key] of body.matchAll(FILE)) {
    const file = await fileByKey(ctx.db, key!);
    if (!file) continue;
    const name = `${key}-${file.name}`;
    await writeFile(join(folder, "files", name), await ctx.files.get(file.sha256));
    text = text.replaceAll(address, `../files/${encodeURIComponent(name)}`);
  }
  return text;
}
