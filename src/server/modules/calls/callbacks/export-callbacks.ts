import type { Readable } from "node:stream";
import type { CallbackRow } from "../../../../shared/contract/callbacks.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { listCallbacks } from "./list-callbacks.ts";

const columns = [
  "promiseId",
  "caseId",
  "subject",
  "customer",
  "number",
  "from",
  "until",
  "state",
  "owner",
  "attempts",
  "lastAt",
  "lastOutcome",
  "lastBy",
  "note",
];

/** Callbacks that are owed as CSV, in the order of their list. */
export async function exportCallbacks(ctx: Ctx, whose: "me" | "team" | "all" | undefined): Promise<Readable> {
  await audit(ctx, { action: "calls.callbacks_exported", details: { whose: whose ?? "all" } });
  return csvOf(columns, records(ctx, whose));
}

async function* records(ctx: Ctx, whose: "me" | "team" | "all" | undefined) {
  let cursor: string | undefined;
  do {
    const { items, next } = await listCallbacks(ctx, { whose, cursor, limit: 200 });
    for (const row of items) yield recordOf(row);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

function recordOf({ promise, number, notBefore, attempts, last }: CallbackRow) {
  return {
    promiseId: promise.id,
    caseId: promise.caseId,
    subject: promise.caseSubject,
    customer: promise.customer?.name,
    number,
    from: notBefore,
    until: promise.dueAt,
    state: promise.state,
    owner: promise.owner?.name,
    attempts,
    lastAt: last?.at,
    lastOutcome: last?.outcome,
    lastBy: last?.by,
    note: last?.note,
  };
}
