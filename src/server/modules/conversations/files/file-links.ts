import { createHash, randomBytes } from "node:crypto";
import type { OutgoingMessage } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { cleanFileName } from "../reading/content-disposition.ts";
import { type OpenedFile, openFile } from "../reading/open-file.ts";
import { visibleMessage } from "../reading/visible-message.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { findFileLink, insertFileLink, revokeFileLinks } from "../store/file-links.ts";

const DAY_MS = 86_400_000;
/** What players and viewers show without reading it as a page of ours; anything else is bytes. */
const HARMLESS = /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/;

/**
 * Makes a public address of one file of a message: unguessable, for so many days, and to be revoked.
 * @returns the whole address
 */
export async function makeFileLink(
  ctx: Ctx,
  messageId: number,
  file: Pick<OutgoingMessage["attachments"][number], "name" | "sha256">,
  days: number,
): Promise<string> {
  const row = (await attachmentsOf(ctx.db, [messageId])).find(({ sha256 }) => sha256 === file.sha256);
  if (!row) throw notFound({ what: "file", id: file.name });
  const { name, type, size, sha256 } = row;
  const token = randomBytes(18).toString("base64url");
  const [createdAt, expiresAt] = [ctx.now(), new Date(ctx.now().getTime() + days * DAY_MS)];
  await insertFileLink(ctx.db, { tokenHash: hashOf(token), messageId, name, type, size, sha256, createdAt, expiresAt });
  return `${ctx.config.url}/files/${token}/${encodeURIComponent(cleanFileName(name))}`;
}

/** Opens the file that a link leads to. @throws request.not_found for one that is over, revoked or nobody's */
export async function openLinkedFile(ctx: Ctx, token: string): Promise<OpenedFile> {
  const link = await findFileLink(ctx.db, hashOf(token), ctx.now());
  if (!link) throw notFound({ what: "file", id: "" });
  const type = HARMLESS.test(link.type) ? link.type : "application/octet-stream";
  const { stream, headers } = await openFile(ctx, { ...link, type });
  const unlisted = {
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
  };
  return { stream, headers: { ...headers, ...unlisted } };
}

/** Ends the public addresses of a message's files. @throws conversations.message_not_found */
export async function endFileLinks(ctx: Ctx, messageId: number): Promise<number> {
  await visibleMessage(ctx, messageId);
  return ctx.tx(async (tx) => {
    const ended = await revokeFileLinks(tx.db, messageId, tx.now());
    const subject = { kind: "message", id: messageId };
    await audit(tx, { action: "conversations.file_links_ended", subject, details: { links: ended } });
    return ended;
  });
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
