import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Ctx } from "../../../kernel/ctx.ts";
import { maskPersonal } from "../calling/mask.ts";
import { postToModel } from "../calling/post.ts";
import { insertCall } from "../store/calls.ts";
import { embedHere } from "./local.ts";

const KEEP_MS = 7 * 86_400_000;
const PASSAGES_MS = 60_000;
/** After a failure it is not asked for so long: nobody waits for it at each search. */
const REST_MS = 30_000;
const LONGEST = 4_000;

const Embeddings = Type.Object({
  data: Type.Array(Type.Object({ index: Type.Integer(), embedding: Type.Array(Type.Number(), { minItems: 1 }) })),
});

const failedAt = new WeakMap<object, number>();

/** The name that the vectors of the embedding model are kept under; null where none is set up. */
export function embeddingModel({ config }: Ctx): string | null {
  if (config.embeddingsUrl) return `${config.embeddingsModel}`;
  return config.embeddingsFolder && `${config.embeddingsFolder} ${config.embeddingsPooling}`;
}

/**
 * What a question means, as a vector of length 1; null where that cannot be said in time. What tells of a person is taken out
 * before it leaves the house.
 */
export async function embedQuestion(ctx: Ctx, question: string): Promise<Float32Array | null> {
  const rested = performance.now() - (failedAt.get(ctx.config) ?? Number.NEGATIVE_INFINITY);
  if (embeddingModel(ctx) === null || rested < REST_MS) return null;
  const text = ctx.config.embeddingsUrl ? maskPersonal(question).text : question;
  const texts = [`${ctx.config.embeddingsQueryPrefix}${text}`];
  const vectors = await embed(ctx, texts, "search", ctx.config.embeddingsPatience);
  if (!vectors) failedAt.set(ctx.config, performance.now());
  return vectors?.[0] ?? null;
}

/** What passages mean, in their order; null where the model fails. */
export async function embedPassages(ctx: Ctx, passages: readonly string[]): Promise<Float32Array[] | null> {
  const prefix = ctx.config.embeddingsQueryPrefix.replace(/query: ?$/, (found) => found.replace("query", "passage"));
  const isOfPair = prefix !== ctx.config.embeddingsQueryPrefix;
  const texts = passages.map((text) => `${isOfPair ? prefix : ""}${text}`.slice(0, LONGEST));
  return embed(ctx, texts, "passages", PASSAGES_MS);
}

async function embed(
  ctx: Ctx,
  texts: readonly string[],
  purpose: "search" | "passages",
  timeoutMs: number,
): Promise<Float32Array[] | null> {
  const { embeddingsUrl, embeddingsFolder } = ctx.config;
  const vectors = embeddingsUrl
    ? await askServer(ctx, texts, purpose, timeoutMs)
    : await embedHere(embeddingsFolder!, ctx.config.embeddingsPooling, texts, timeoutMs).catch((error) => {
        ctx.log.warn({ err: error }, "the embedding model failed");
        return null;
      });
  if (!vectors || vectors.length !== texts.length || vectors.some(({ length }) => length !== vectors[0]!.length)) {
    return null;
  }
  return vectors.map(normalised);
}

async function askServer(
  ctx: Ctx,
  texts: readonly string[],
  purpose: "search" | "passages",
  timeoutMs: number,
): Promise<Float32Array[] | null> {
  const { embeddingsUrl, embeddingsModel, embeddingsKey: key } = ctx.config;
  const from = performance.now();
  const { outcome, detail, body } = await postToModel(ctx, {
    url: `${embeddingsUrl!.replace(/\/+$/, "")}/embeddings`,
    key,
    body: JSON.stringify({ model: embeddingsModel, input: texts, encoding_format: "float" }),
    timeoutMs,
    trusted: true,
  });
  const isRight = outcome === "answered" && Value.Check(Embeddings, body);
  const at = ctx.now();
  // Articles are what the shop tells everybody: of them only that they were sent is written down.
  const sent = purpose === "search" ? texts.join("\n").replaceAll("\0", "") : null;
  await insertCall(ctx.db, {
    kind: "embedding",
    purpose,
    model: embeddingsModel!,
    at,
    ms: Math.round(performance.now() - from),
    characters: texts.reduce((sum, { length }) => sum + length, 0),
    outcome: outcome === "answered" && !isRight ? "not_json" : outcome,
    detail,
    sent,
    keepUntil: sent === null ? null : new Date(at.getTime() + KEEP_MS),
  });
  if (!isRight) return null;
  return body.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => Float32Array.from(embedding));
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
