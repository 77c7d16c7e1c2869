import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { ArticleFile } from "../../../../shared/contract/knowledge-articles.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { tooLarge } from "../../../kernel/errors.ts";
import { keepFiles } from "../../../kernel/files/keep-files.ts";
import { cleanFileName, type OpenedFile, openFile, sniffType } from "../../conversations/index.ts";
import { articleUnknown, fileNotShown, fileUnknown } from "../errors.ts";
import { anybody, type Reader } from "../reader.ts";
import { articleById } from "../store/articles.ts";
import { type FileToShow, fileByKey, insertFile } from "../store/files.ts";

const pictures: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const films: readonly string[] = ["video/mp4", "video/webm"];

/** Where a file of an article is served. The name is for people and for what is played. */
export const addressOf = ({ key, name }: { key: string; name: string }) =>
  `/help/files/${key}/${encodeURIComponent(name)}`;

/**
 * Takes the one picture or film of a multipart request for an article.
 * @throws knowledge.article_unknown, knowledge.file_not_shown, request.too_large
 */
export async function receiveArticleFile(ctx: Ctx, articleId: number, request: FastifyRequest): Promise<ArticleFile> {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (!file) throw fileNotShown();
  const content = await file.toBuffer().catch((error) => {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? tooLarge({ limit: "25 MB" }, error) : error;
  });
  return addArticleFile(ctx, articleId, { name: file.filename, content });
}

/** Keeps a picture or film for an article. What it is is read from its bytes. @throws as `receiveArticleFile` */
export async function addArticleFile(
  ctx: Ctx,
  articleId: number,
  file: { name: string; content: Uint8Array },
): Promise<ArticleFile> {
  // Brackets and blanks would end an address in Markdown.
  const name = cleanFileName(file.name).replace(/[\s()[\]<>"]+/g, "-");
  const type = await sniffType(name, file.content);
  if (![...pictures, ...films].includes(type)) throw fileNotShown({ field: "file" });
  return ctx.tx(async (tx) => {
    if (!(await articleById(tx.db, articleId))) throw articleUnknown({ id: articleId });
    const [kept] = await keepFiles(tx, [file.content]);
    const key = randomBytes(12).toString("base64url");
    const addedBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    await insertFile(tx.db, { key, articleId, name, type, ...kept!, addedBy, createdAt: tx.now() });
    return { address: addressOf({ key, name }), name, type, size: kept!.size };
  });
}

type FindReader = (ctx: Ctx, request: FastifyRequest) => Promise<Reader> | Reader;
let findReader: FindReader = () => anybody(0);
/** Lets a later module say who reads a public page: a customer who proved who they are, a partner. */
export function provideReader(find: FindReader): void {
  findReader = find;
}

/** Opens a file of an article for whoever may read the article. @throws knowledge.file_unknown */
export async function openArticleFile(ctx: Ctx, key: string, request: FastifyRequest): Promise<OpenedFile> {
  const file = await fileByKey(ctx.db, key);
  if (!file) throw fileUnknown();
  const isOurs = ctx.actor.kind !== "customer" && can(ctx.actor, "knowledge:read") && ctx.actor.kind !== "system";
  if (!isOurs && !isShown(file, await findReader(ctx, request), ctx.now())) throw fileUnknown();
  const { stream, headers } = await openFile(ctx, file);
  const cache = isOurs || file.audience !== "public" ? "private, max-age=300" : "public, max-age=3600";
  const shown: Record<string, string> = films.includes(file.type) ? { "content-disposition": "inline" } : {};
  return { stream, headers: { ...headers, ...shown, "cache-control": cache } };
}

/** Whether a reader sees the article; a picture is no brand's secret. */
function isShown(file: FileToShow, reader: Reader, now: Date): boolean {
  const isThere = file.isPublished && !file.archivedAt && (file.expiresAt === null || file.expiresAt > now);
  return isThere && reader.audiences.includes(file.audience);
}
