import type { Ctx } from "../../../kernel/ctx.ts";
import { textToHtml } from "../sending/text-to-html.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { htmlOf } from "../store/rows.ts";
import { sanitiseMailHtml } from "./mail-html.ts";
import { mailPage, mailPagePolicy } from "./mail-page.ts";
import { visibleMessage } from "./visible-message.ts";

/**
 * A message's HTML as a page that is safe to show, with the headers it must be answered with; of a message without HTML,
 * its text. `x-blocked-images` tells how many pictures of other servers were held back.
 * @throws conversations.message_not_found
 */
export async function showHtml(
  ctx: Ctx,
  input: { id: number; remoteImages: boolean },
): Promise<{ page: string; headers: Record<string, string> }> {
  const row = await visibleMessage(ctx, input.id);
  const stored = row.hasHtml ? await htmlOf(ctx.db, row.id) : null;
  const inline = new Map<string, number>();
  for (const file of await attachmentsOf(ctx.db, [row.id])) {
    if (file.contentId) inline.set(file.contentId.replace(/^<|>$/g, "").toLowerCase(), file.id);
  }
  const { html, blockedImages } = sanitiseMailHtml(stored ?? textToHtml(row.text), {
    remoteImages: input.remoteImages,
    cidUrl: (contentId) => {
      const id = inline.get(contentId.toLowerCase());
      return id === undefined ? null : `/api/v1/attachments/${id}`;
    },
  });
  return {
    page: mailPage(html),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": mailPagePolicy(input.remoteImages),
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-blocked-images": String(blockedImages),
      "cache-control": "private, no-cache",
    },
  };
}
