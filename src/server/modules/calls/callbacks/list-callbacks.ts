import type { CallbackRow, RecordAttempt } from "../../../../shared/contract/callbacks.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { getPromise, listPromises, type PromiseFacts, presentPromises, promiseNotFound } from "../../promises/index.ts";
import { me } from "../desk/take-call.ts";
import { attemptsOf, callToRecord, insertAttempt } from "../store/callbacks.ts";
import { callback } from "./kinds.ts";

type Query = { whose?: "me" | "team" | "all"; cursor?: string; limit?: number };

/** Where a page goes on: among the broken ones, or among the open ones. */
const BROKEN = "broken:";

/** Callbacks that are owed and that the actor may see: those whose time has passed first, then by time. */
export async function listCallbacks(ctx: Ctx, query: Query): Promise<{ items: CallbackRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const base = { kind: callback.kind, whose: query.whose ?? "team" } as const;
  const rows: PromiseFacts[] = [];
  const inBroken = query.cursor === undefined || query.cursor.startsWith(BROKEN);
  if (inBroken) {
    const after = query.cursor?.slice(BROKEN.length);
    const broken = await listPromises(ctx, { ...base, state: "broken", limit, ...(after && { cursor: after }) });
    rows.push(...broken.rows);
    if (broken.next !== null) return { items: await present(ctx, rows), next: BROKEN + broken.next };
  }
  const cursor = inBroken ? undefined : query.cursor;
  // A page that the broken ones fill is followed by one that begins with the open ones.
  const open = await listPromises(ctx, { ...base, state: "open", limit, ...(cursor && { cursor }) });
  return { items: await present(ctx, [...rows, ...open.rows]), next: open.next };
}

/** Writes down what came of trying to call somebody back; with the actor's newest call, where they made one. */
export async function recordAttempt(ctx: Ctx, id: number, { outcome, note }: RecordAttempt): Promise<CallbackRow> {
  const staffId = me(ctx);
  return ctx.tx(async (tx) => {
    const promise = await getPromise(tx, id);
    if (promise.kind !== callback.kind || promise.caseId === null) throw promiseNotFound({ id });
    const of = { promiseId: id, caseId: promise.caseId, staffId, since: promise.startedAt };
    const callId = await callToRecord(tx.db, of);
    await insertAttempt(tx.db, { promiseId: id, callId, staffId, at: tx.now(), outcome, note: note?.trim() || null });
    return (await present(tx, [promise]))[0]!;
  });
}

async function present(ctx: Ctx, rows: readonly PromiseFacts[]): Promise<CallbackRow[]> {
  const cases = await getCases(ctx, [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))]);
  const subjects = new Map([...cases].map(([id, { subject }]) => [id, subject]));
  const [views, attempts] = await Promise.all([
    presentPromises(ctx, rows, subjects),
    attemptsOf(
      ctx.db,
      rows.map(({ id, caseId, startedAt: since }) => ({ id, caseId, since })),
    ),
  ]);
  const people = await staffRefs(
    ctx,
    [...attempts.values()].flatMap(({ last }) => last?.staffId ?? []),
  );
  return rows.map((row, n) => {
    const tried = attempts.get(row.id);
    const last = tried?.last ?? null;
    return {
      promise: views[n]!,
      number: row.words !== null && /^\+?\d{5,20}$/.test(row.words) ? row.words : null,
      notBefore: row.notBefore?.toISOString() ?? null,
      attempts: tried?.count ?? 0,
      last: last && {
        at: last.at.toISOString(),
        outcome: last.outcome,
        by: people.get(last.staffId ?? 0)?.name ?? null,
        note: last.note,
      },
    };
  });
}
