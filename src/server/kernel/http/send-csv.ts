import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/**
 * Answers with a table that is saved as a file. The heads are set only when the table is there: what fails before is
 * answered as any other error.
 */
export async function sendCsv<Table extends Readable | string>(
  reply: FastifyReply,
  filename: string,
  table: Promise<Table> | Table,
): Promise<Table> {
  const csv = await table;
  reply.type("text/csv; charset=utf-8").header("content-disposition", `attachment; filename="${filename}"`);
  return csv;
}
