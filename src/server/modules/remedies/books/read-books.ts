import type { Readable } from "node:stream";
import type { BookEntryView, TrialBalance } from "../../../../shared/contract/remedies.ts";
import { plainMoney } from "../../../../shared/money.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { audit } from "../../accounts/index.ts";
import { partnerRefs } from "../../partners/index.ts";
import { listEntries, postingsOf, sumPostings } from "./store.ts";

/** What stands on each account, by currency and partner. */
export async function trialBalance(ctx: Ctx): Promise<TrialBalance> {
  const rows = await sumPostings(ctx.db);
  const partners = await partnerRefs(
    ctx,
    rows.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return {
    lines: rows.map(({ partnerId, ...row }) => ({ ...row, partner: partners.get(partnerId ?? 0) ?? null })),
  };
}

/** The trial balance as CSV; amounts in the currency, with a point. */
export async function exportTrialBalance(ctx: Ctx): Promise<Readable> {
  await audit(ctx, { action: "remedies.books_exported", details: {} });
  const { lines } = await trialBalance(ctx);
  const records = lines.map(({ currency, account, partner, debit, credit }) => ({
    ...{ currency, account, partner: partner?.name ?? "" },
    ...{ debit: plainMoney(debit, currency), credit: plainMoney(credit, currency) },
    balance: plainMoney(debit - credit, currency),
  }));
  return csvOf(["currency", "account", "partner", "debit", "credit", "balance"], records);
}

/** Entries of the books with their lines, newest first. */
export async function listBook(
  ctx: Ctx,
  query: { cursor?: string; limit?: number },
): Promise<{ items: BookEntryView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const { items, next } = pageOf(await listEntries(ctx.db, { before, limit: limit + 1 }), limit, ({ id }) => [id]);
  const postings = await postingsOf(
    ctx.db,
    items.map(({ id }) => id),
  );
  const partners = await partnerRefs(
    ctx,
    postings.flatMap(({ partnerId }) => partnerId ?? []),
  );
  const views = items.map(({ at, actorName, ...row }) => ({
    ...row,
    at: at.toISOString(),
    actor: actorName,
    postings: postings
      .filter(({ entryId }) => entryId === row.id)
      .map(({ account, partnerId, currency, amount }) => {
        const partner = partners.get(partnerId ?? 0) ?? null;
        return { account, partner, currency, amount };
      }),
  }));
  return { items: views, next };
}
