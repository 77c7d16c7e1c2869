import { Type } from "typebox";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { attachedAmong, forgetRaw } from "../conversations/index.ts";
import { type KeptRaw, lockKeptRaw, markRawRemoved } from "./store/raw.ts";

const DAY = 86_400_000;
const AT_ONCE = 200;

/**
 * Takes the bytes of deliveries out of the file store that were settled long enough ago (`KEEPWORD_RAW_DAYS`): text and
 * files of their messages are kept by themselves. Run every night.
 */
export const removeRaw = defineJob(
  "intake.remove-raw",
  { schema: Type.Object({}), cron: "41 2 * * *" },
  async (ctx) => {
    const { rawDays } = ctx.config;
    if (rawDays === 0) return;
    const before = new Date(ctx.now().getTime() - rawDays * DAY);
    for (let after: number | null = 0; after !== null; ) after = await removePart(ctx, after, before);
  },
);

/** @returns the id to go on after; null when what follows is too young */
async function removePart(ctx: Ctx, after: number, before: Date): Promise<number | null> {
  return ctx.tx(async (tx) => {
    const rows = await lockKeptRaw(tx.db, { after, limit: AT_ONCE });
    const due = rows.filter(({ settledAt }) => settledAt !== null && settledAt < before);
    if (due.length > 0) await remove(tx, due, before);
    const last = rows.at(-1);
    return last && rows.length === AT_ONCE && last.receivedAt < before ? last.id : null;
  });
}

/** Bytes first: should this be cut off, the rows still say that they are to go, and going twice does no harm. */
async function remove(tx: Ctx, due: readonly KeptRaw[], before: Date): Promise<void> {
  const contents = [...new Set(due.map(({ rawSha256 }) => rawSha256))];
  // A mail that came as a file of another mail is that one's file, too.
  const attached = await attachedAmong(tx, contents);
  for (const sha256 of contents) {
    if (!attached.has(sha256)) await tx.files.remove(sha256, { notStoredSince: before });
  }
  await forgetRaw(
    tx,
    due.flatMap(({ messageId }) => messageId ?? []),
  );
  await markRawRemoved(
    tx.db,
    due.map(({ id }) => id),
    tx.now(),
  );
}
