import { readFile } from "node:fs/promises";
import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";

const PoolLine = Type.Object({
  doc_id: Type.String({ minLength: 1 }),
  title: Type.Optional(Type.String()),
  text: Type.String(),
});
const QueryLine = Type.Object({
  query_id: Type.String({ minLength: 1 }),
  text: Type.String(),
  relevant: Type.Array(Type.String(), { minItems: 1 }),
  answers: Type.Optional(Type.Array(Type.String())),
});

/** A text that may be found. */
export type PoolText = { id: string; title: string; text: string };
/** A question, with the texts that answer it and, where known, the words that do. */
export type Query = { text: string; relevant: string[]; answers: string[] };

/** Reads the texts of a pool. @throws Error that names file and line */
export async function readPool(path: string): Promise<PoolText[]> {
  const lines = await readLines(path, PoolLine);
  const seen = new Set<string>();
  return lines.map(({ value: { doc_id: id, title = "", text }, line }) => {
    if (seen.has(id)) throw new Error(`${path}, line ${line}: the text ${id} is there twice.`);
    seen.add(id);
    return { id, title, text };
  });
}

/** Reads queries, whose answers must be in the pool. @throws Error that names file and line */
export async function readQueries(path: string, pool: ReadonlySet<string>): Promise<Query[]> {
  const lines = await readLines(path, QueryLine);
  return lines.map(({ value: { text, relevant, answers = [] }, line }) => {
    const unknown = relevant.find((id) => !pool.has(id));
    if (unknown !== undefined) throw new Error(`${path}, line ${line}: the pool has no text ${unknown}.`);
    return { text, relevant, answers };
  });
}

async function readLines<S extends TSchema>(path: string, shape: S): Promise<{ value: Static<S>; line: number }[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}`);
  });
  const read = text.split("\n").flatMap((content, at) => {
    if (content.trim() === "") return [];
    const line = at + 1;
    return [{ value: check(shape, parse(content, path, line), path, line), line }];
  });
  if (read.length === 0) throw new Error(`${path} is empty.`);
  return read;
}

function parse(content: string, path: string, line: number): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new Error(`${path}, line ${line}: this is not JSON.`);
  }
}

function check<S extends TSchema>(shape: S, value: unknown, path: string, line: number): Static<S> {
  if (Value.Check(shape, value)) return value;
  const [fault] = Value.Errors(shape, value);
  throw new Error(
    `${path}, line ${line}: ${fault?.instancePath || "the line"} ${fault?.message ?? "has another shape"}.`,
  );
}
