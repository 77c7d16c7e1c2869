import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Protocol buffers as ONNX is written in: a number, or bytes with their length. */
const varint = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]);
const number = (field: number, value: number) => Buffer.from([...varint(field << 3), ...varint(value)]);
const bytes = (field: number, value: Buffer | string) => {
  const content = Buffer.from(value as string);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
};
const message = (...parts: Buffer[]) => Buffer.concat(parts);

/**
 * Writes a real, tiny embedding model into a folder: a table of a vector for each word, looked up by the words' numbers
 * (ONNX's Gather), with a tokenizer that cuts at spaces.
 */
export async function writeTinyModel(folder: string, words: Record<string, readonly number[]>): Promise<void> {
  const names = ["[UNK]", ...Object.keys(words)];
  const size = Object.values(words)[0]!.length;
  const table = Float32Array.from([...new Array(size).fill(0), ...Object.values(words).flat()]);
  const shape = (...sizes: (number | string)[]) =>
    message(...sizes.map((one) => bytes(1, typeof one === "number" ? number(1, one) : bytes(2, one))));
  const value = (name: string, type: number, ...sizes: (number | string)[]) =>
    message(bytes(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, shape(...sizes))))));
  const weights = message(
    number(1, names.length),
    number(1, size),
    number(2, 1),
    bytes(8, "table"),
    bytes(9, Buffer.from(table.buffer)),
  );
  const gather = message(bytes(1, "table"), bytes(1, "input_ids"), bytes(2, "last_hidden_state"), bytes(4, "Gather"));
  const graph = message(
    bytes(1, gather),
    bytes(2, "tiny"),
    bytes(5, weights),
    bytes(11, value("input_ids", 7, "batch", "tokens")),
    bytes(12, value("last_hidden_state", 1, "batch", "tokens", size)),
  );
  const model = message(number(1, 8), bytes(7, graph), bytes(8, message(bytes(1, ""), number(2, 13))));
  await writeFile(join(folder, "model.onnx"), model);
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "Whitespace" },
    post_processor: null,
    decoder: null,
    model: { type: "WordLevel", vocab: Object.fromEntries(names.map((name, at) => [name, at])), unk_token: "[UNK]" },
  };
  await writeFile(join(folder, "tokenizer.json"), JSON.stringify(tokenizer));
}
