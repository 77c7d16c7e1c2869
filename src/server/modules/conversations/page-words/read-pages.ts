import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { storable } from "../../../kernel/db/json-rows.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { recognizeWords } from "../../../kernel/recognition/recognize-words.ts";
import { pagesRead } from "../events.ts";
import { insertPageWords, unreadPages } from "../store/page-words.ts";

/** Pages of one message that are read; a book that somebody faxes holds up nobody's letter for hours. */
const MAX_PAGES = 30;
const MAX_WORDS = 50_000;

/** Has the pages of a message read by a machine, long after whoever sent them was told that they arrived. */
export const readPagesJob = defineJob(
  "conversations.read-pages",
  { schema: Type.Object({ messageId: Id }), maxAttempts: 3 },
  (ctx, { messageId }) => readPages(ctx, messageId),
);

async function readPages(ctx: Ctx, messageId: number): Promise<void> {
  const pages = await unreadPages(ctx.db, messageId, MAX_PAGES);
  for (const page of pages) {
    const words = await wordsOf(ctx, page.sha256);
    await insertPageWords(ctx.db, { attachmentId: page.id, words, at: ctx.now() });
  }
  const [first] = pages;
  if (!first) return;
  const { caseId, customerId } = first;
  await ctx.tx(async (tx) => tx.emit(pagesRead, { messageId, pages: pages.length }, { caseId, customerId }));
}

async function wordsOf(ctx: Ctx, sha256: string): Promise<string> {
  const picture = await ctx.files.get(sha256);
  try {
    return storable(await recognizeWords(picture)).slice(0, MAX_WORDS);
  } catch (error) {
    // Nobody can do better by trying again; the page is there to be looked at.
    ctx.log.warn({ err: error, sha256 }, "a page cannot be read by a machine");
    return "";
  }
}
