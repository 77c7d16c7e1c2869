import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { keepFiles } from "../../../kernel/files/keep-files.ts";
import { sniffType } from "../../conversations/index.ts";
import { pictureUnfit } from "../errors.ts";
import { findPicture, insertPicture } from "../store/pictures.ts";

const LIMIT_KB = 2_000;
const types = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/**
 * Keeps a picture that steps show. Everybody can see it who knows its address: guides are public.
 * @param content base64
 * @throws flows.picture_unfit for what is no picture by its bytes, or too large
 */
export async function keepPicture(ctx: Ctx, content: string): Promise<{ url: string }> {
  const bytes = Buffer.from(content, "base64");
  const type = await sniffType("picture", bytes);
  if (bytes.length === 0 || bytes.length > LIMIT_KB * 1_000 || !types.has(type)) {
    throw pictureUnfit({ field: "content", limit: LIMIT_KB });
  }
  const [kept] = await keepFiles(ctx, [bytes]);
  const addedBy = ctx.actor.kind === "staff" ? ctx.actor.id : null;
  await insertPicture(ctx.db, { sha256: kept!.sha256, type, addedBy, addedAt: ctx.now() });
  return { url: `/guide/pictures/${kept!.sha256}` };
}

/** A picture of a flow; files of other kinds are not to be had by this. @throws not_found */
export async function openPicture(ctx: Ctx, sha256: string) {
  const picture = await findPicture(ctx.db, sha256);
  if (!picture) throw notFound({ what: "picture", id: sha256 });
  return { type: picture.type, stream: await ctx.files.stream(sha256) };
}
