import { Command } from "commander";
import { evaluate, type Measured } from "./knowledge/evaluate.ts";
import { readPool, readQueries } from "./knowledge/read-lines.ts";

/** `keepword knowledge …`: measures of the knowledge base. */
export function knowledgeCommand(): Command {
  const command = new Command("knowledge").description("measure how well the knowledge base answers");
  command
    .command("eval <pool> <queries>")
    .description("search a pool of texts (JSON lines) for queries whose answers are known, as customers' questions are")
    .option("--embeddings", "with the embedding model of the environment (KEEPWORD_EMBEDDINGS_…)")
    .option("--json", "print the figures as JSON")
    .action(async (poolPath: string, queriesPath: string, options: { json?: boolean; embeddings?: boolean }) => {
      const pool = await readPool(poolPath);
      const queries = await readQueries(queriesPath, new Set(pool.map(({ id }) => id)));
      const measured = await evaluate(pool, queries, { withEmbeddings: options.embeddings ?? false });
      process.stdout.write(`${options.json ? JSON.stringify(measured) : readable(measured)}\n`);
    });
  return command;
}

function readable(measured: Measured): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    `${measured.queries} queries in ${measured.pool} texts`,
    `  found first      ${percent(measured.hit1)}`,
    `  among five       ${percent(measured.hit5)}`,
    `  among ten        ${percent(measured.hit10)}`,
    `  MRR@10           ${measured.mrr10.toFixed(4)}`,
    ...(measured.answerInExcerpt === undefined
      ? []
      : [`  answer in sight  ${percent(measured.answerInExcerpt)} (of those found first)`]),
    `  milliseconds     p50 ${measured.p50Ms}, p95 ${measured.p95Ms}`,
  ].join("\n");
}
