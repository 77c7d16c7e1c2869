import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import type { ToEmbed } from "./local.ts";

/** What models of this kind read of a text. */
const MOST_TOKENS = 512;

// One thread: the others of this machine answer people.
env.wasm.numThreads = 1;
env.logLevel = "error";

type Model = { session: InferenceSession; tokenizer: Tokenizer };
const models = new Map<string, Promise<Model>>();

/** One vector for each text, by the model of a folder. */
export async function embedInThread({ folder, pooling, texts }: ToEmbed): Promise<Float32Array[]> {
  const known = models.get(folder) ?? load(folder);
  models.set(folder, known);
  known.catch(() => models.delete(folder));
  const model = await known;
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(await embedOne(model, text, pooling));
  return vectors;
}

async function load(folder: string): Promise<Model> {
  const json = async (name: string): Promise<object> => JSON.parse(await readFile(join(folder, name), "utf8"));
  const config = await json("tokenizer_config.json").catch(() => ({}));
  const tokenizer = new Tokenizer(await json("tokenizer.json"), config);
  const session = await InferenceSession.create(await readFile(join(folder, "model.onnx")));
  return { session, tokenizer };
}

async function embedOne({ session, tokenizer }: Model, text: string, pooling: "mean" | "cls"): Promise<Float32Array> {
  // Words that a tokenizer without a sign for the unknown does not know have no number.
  const all = tokenizer.encode(text).ids.filter((id: number) => Number.isInteger(id));
  // The last one ends the text, and stays.
  const ids = all.length > MOST_TOKENS ? [...all.slice(0, MOST_TOKENS - 1), all.at(-1)!] : all;
  if (ids.length === 0) ids.push(0);
  const tensor = (values: readonly number[]) =>
    new Tensor("int64", BigInt64Array.from(values, BigInt), [1, ids.length]);
  const inputs: Record<string, readonly number[]> = {
    input_ids: ids,
    attention_mask: ids.map(() => 1),
    token_type_ids: ids.map(() => 0),
  };
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => {
      if (!inputs[name]) throw new Error(`The embedding model asks for ${name}, which texts do not have.`);
      return [name, tensor(inputs[name])];
    }),
  );
  const output = (await session.run(feeds))[session.outputNames[0]!]!;
  const values = output.data as Float32Array;
  const size = output.dims.at(-1)!;
  // Some models pool by themselves.
  if (output.dims.length === 2 || pooling === "cls") return values.slice(0, size);
  const sum = new Float32Array(size);
  for (const [at, value] of values.entries()) sum[at % size]! += value / ids.length;
  return sum;
}
