import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { Static } from "typebox";
import type { ListRemedies, RemedyView } from "../../../shared/contract/remedies.ts";
import { plainMoney } from "../../../shared/money.ts";
import { csvOf } from "../../kernel/csv.ts";
import { type Ctx, can } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { audit } from "../accounts/index.ts";
import { getCase, mayReadCurrentCase, mergedFamilyOf } from "../cases/index.ts";
import { partnerRefs } from "../partners/index.ts";
import { personBehind } from "./decide-remedy.ts";
import { standingOf } from "./limits/within.ts";
import { listRemedyRows, type RemedyFacts } from "./store/remedies.ts";

/** Remedies of the cases that the actor may see, newest first; of a case with those it was merged from. */
export async function listRemedies(
  ctx: Ctx,
  query: Static<typeof ListRemedies>,
): Promise<{ items: RemedyView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  if (query.caseId !== undefined) await getCase(ctx, query.caseId);
  const caseIds = query.caseId === undefined ? undefined : [query.caseId, ...(await mergedFamilyOf(ctx, query.caseId))];
  const filter = { caseIds, state: query.state, before: readCursor(query.cursor, ["string", "number"]) };
  const sight = mayReadCurrentCase(ctx.actor, sql.ref("r.case_id"));
  const rows = await listRemedyRows(ctx.db, { ...filter, limit: limit + 1 }, sight);
  const { items, next } = pageOf(rows, limit, ({ givenAt, id }) => [givenAt.toISOString(), id]);
  return { items: await presentRemedies(ctx, items), next };
}

/** Remedies as the staff sees them, in the order of the rows. */
export async function presentRemedies(ctx: Ctx, rows: readonly RemedyFacts[]): Promise<RemedyView[]> {
  const partners = await partnerRefs(
    ctx,
    rows.flatMap(({ partnerId }) => partnerId ?? []),
  );
  const mayDecide = await decidable(ctx, rows);
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.caseId, kind: row.kind, amount: row.amount, currency: row.currency },
    ...{ reason: row.reason, fault: row.fault, orderRef: row.orderRef, state: row.state },
    partner: partners.get(row.partnerId ?? 0) ?? null,
    couponCode: row.couponCode,
    dueAt: row.dueAt?.toISOString() ?? null,
    givenAt: row.givenAt.toISOString(),
    givenBy: row.givenByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByName,
    decisionWords: row.decisionWords,
    carriedOutAt: row.carriedOutAt?.toISOString() ?? null,
    evidence: row.evidence,
    mayDecide: mayDecide.has(row.id),
  }));
}

/** Those of them on which the actor may decide now. */
async function decidable(ctx: Ctx, rows: readonly RemedyFacts[]): Promise<Set<number>> {
  const waiting = rows.filter(({ state }) => state === "waiting");
  if (waiting.length === 0 || ctx.actor.kind !== "staff" || !can(ctx.actor, "remedies:approve")) return new Set();
  const mayStand = await standingOf(ctx);
  const persons = await personsBehind(ctx, waiting);
  return new Set(waiting.filter((row) => mayStand(row) && persons.get(row.id) !== ctx.actor.id).map(({ id }) => id));
}

/** Who wants to give each; whoever made a key acts by it. */
async function personsBehind(ctx: Ctx, rows: readonly RemedyFacts[]): Promise<Map<number, number | null>> {
  const byGiver = Map.groupBy(rows, ({ givenByKind, givenBy }) => `${givenByKind} ${givenBy}`);
  const persons = new Map<number, number | null>();
  for (const same of byGiver.values()) {
    const person = await personBehind(ctx, same[0]!);
    for (const { id } of same) persons.set(id, person);
  }
  return persons;
}

const PAGE = 1_000;
const columns = [
  ...["id", "caseId", "kind", "amount", "currency", "state", "fault", "partner", "orderRef", "reason"],
  ...["givenAt", "givenBy", "decidedAt", "decidedBy", "decisionWords", "carriedOutAt", "evidence"],
];

/** All of them as CSV, page by page; what people wrote cannot run as a formula. */
export async function exportRemedies(ctx: Ctx): Promise<Readable> {
  await audit(ctx, { action: "remedies.exported", details: {} });
  return csvOf(columns, records(ctx));
}

async function* records(ctx: Ctx) {
  const sight = mayReadCurrentCase(ctx.actor, sql.ref("r.case_id"));
  let before: readonly [string, number] | null = null;
  for (;;) {
    const rows: RemedyFacts[] = await listRemedyRows(ctx.db, { before, limit: PAGE }, sight);
    for (const row of await presentRemedies(ctx, rows)) {
      yield { ...row, amount: plainMoney(row.amount, row.currency), partner: row.partner?.name ?? "" };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    before = [last.givenAt.toISOString(), last.id];
  }
}
