import { Type } from "typebox";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { embeddingModel, embedPassages } from "../../models/index.ts";
import { countWithout, passagesWithout, writeEmbeddings } from "../store/embeddings.ts";

const BATCH = 32;
/** Then another minute's job goes on. */
const BATCHES = 200;

/**
 * Lets the embedding model look at every passage that it did not see yet, the oldest first. Goes on where it stopped; what was
 * published anew or is of another model is looked at again.
 *
 * @returns how many are left; null where the model failed
 */
export async function fillEmbeddings(ctx: Ctx, batches = BATCHES): Promise<number | null> {
  const model = embeddingModel(ctx);
  if (model === null) return 0;
  let after = 0;
  for (let n = 0; n < batches; n++) {
    const passages = await passagesWithout(ctx.db, model, after, BATCH);
    if (passages.length === 0) return 0;
    const vectors = await embedPassages(
      ctx,
      passages.map(({ title, heading, text }) => [title, heading, text].filter(Boolean).join("\n")),
    );
    if (!vectors) return null;
    await writeEmbeddings(
      ctx.db,
      model,
      passages.map(({ id }, at) => ({ id, vector: vectors[at]! })),
    );
    after = passages.at(-1)!.id;
  }
  return countWithout(ctx.db, model);
}

export const fillEmbeddingsJob = defineJob(
  "knowledge.fill-embeddings",
  { schema: Type.Object({}), cron: "* * * * *", maxAttempts: 1 },
  async (ctx) => {
    const left = await fillEmbeddings(ctx);
    if (left === null) ctx.log.warn("the embedding model does not answer: searches go on without it");
    else if (left > 0) ctx.log.info({ left }, "passages that the embedding model has still to look at");
  },
);
