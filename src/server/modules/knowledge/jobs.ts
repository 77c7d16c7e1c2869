import { Type } from "typebox";
import { EXPIRING_DAYS } from "../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { notify } from "../service-levels/index.ts";
import { fillEmbeddingsJob } from "./embeddings/fill.ts";
import { editionsListed } from "./store/article-list.ts";
import { expiringUntold, markExpiryTold } from "./store/articles.ts";

const DAY = 86_400_000;
const BATCH = 200;

/** Tells owners once that an article expires soon, and once that it has. */
const tellExpiring = defineJob(
  "knowledge.tell-expiring",
  { schema: Type.Object({}), cron: "11 * * * *" },
  async (ctx) => {
    const now = ctx.now().getTime();
    await tell(ctx, "over", new Date(now));
    await tell(ctx, "soon", new Date(now + EXPIRING_DAYS * DAY));
  },
);

async function tell(ctx: Ctx, told: "soon" | "over", before: Date): Promise<void> {
  await ctx.tx(async (tx) => {
    const articles = await expiringUntold(tx.db, told, before, BATCH);
    const editions = await editionsListed(
      tx.db,
      articles.map(({ id }) => id),
    );
    for (const { id, ownerId } of articles) {
      const detail = editions.find(({ articleId }) => articleId === id)?.title ?? `#${id}`;
      const kind = told === "soon" ? "article_expiring" : "article_expired";
      const staffIds = ownerId === null ? [] : [ownerId];
      await notify(tx, { kind, staffIds, caseId: null, customerId: null, data: { detail, article: { id } } });
      await markExpiryTold(tx.db, id, told);
    }
  });
}

export const jobs = [tellExpiring, fillEmbeddingsJob];
