import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { ClaimView, ListClaims } from "../../../shared/contract/claims.ts";
import { plainMoney } from "../../../shared/money.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { audit } from "../accounts/index.ts";
import { getCase, mayReadCurrentCase, mergedFamilyOf } from "../cases/index.ts";
import { presentClaims } from "./present.ts";
import { type ClaimFacts, listClaimRows } from "./store/claims.ts";

/** Claims about cases that the actor may see, newest first. */
export async function listClaims(ctx: Ctx, query: ListClaims): Promise<{ items: ClaimView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const { state, partnerId, caseId, figure, currency, from, until } = query;
  if (caseId !== undefined) await getCase(ctx, caseId);
  const caseIds = caseId === undefined ? undefined : await mergedFamilyOf(ctx, caseId);
  const before = readCursor(query.cursor, ["string", "number"]);
  const span = { from, until, at: ctx.now() };
  const filter = { state, partnerId, caseIds, figure, currency, ...span, before, limit: limit + 1 };
  const rows = await listClaimRows(ctx.db, filter, sightOf(ctx));
  const { items, next } = pageOf(rows, limit, ({ openedAt, id }) => [openedAt.toISOString(), id]);
  return { items: await presentClaims(ctx, items), next };
}

/** The claims `k` whose cases the actor may see. */
export function sightOf(ctx: Ctx) {
  return mayReadCurrentCase(ctx.actor, sql.ref("k.case_id"));
}

const PAGE = 1_000;
const columns = [
  ...[
    "id",
    "caseId",
    "partner",
    "state",
    "currency",
    "amount",
    "answer",
    "accepted",
    "recovered",
    "writtenOff",
    "withdrawn",
  ],
  ...["reason", "orderRef", "openedAt", "answeredAt", "dueAt", "closedAt", "owner"],
];

/** All of them as CSV, page by page; what people wrote cannot run as a formula. */
export async function exportClaims(ctx: Ctx): Promise<Readable> {
  await audit(ctx, { action: "claims.exported", details: {} });
  return csvOf(columns, records(ctx));
}

async function* records(ctx: Ctx) {
  let before: readonly [string, number] | null = null;
  for (;;) {
    const rows: ClaimFacts[] = await listClaimRows(ctx.db, { at: ctx.now(), before, limit: PAGE }, sightOf(ctx));
    for (const row of await presentClaims(ctx, rows)) {
      const money = (minor: number | null) => (minor === null ? "" : plainMoney(minor, row.currency));
      const amounts = { amount: money(row.amount), accepted: money(row.accepted) };
      const given = { writtenOff: money(row.writtenOff), withdrawn: money(row.withdrawn) };
      const settled = { recovered: money(row.recovered), ...given };
      yield { ...row, ...amounts, ...settled, partner: row.partner.name, owner: row.owner?.name ?? "" };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    before = [last.openedAt.toISOString(), last.id];
  }
}
