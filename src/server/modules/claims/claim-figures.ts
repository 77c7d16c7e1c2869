import type { Readable } from "node:stream";
import type { ClaimFigures, ClaimFiguresQuery } from "../../../shared/contract/claims.ts";
import { plainMoney } from "../../../shared/money.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { partnerRefs } from "../partners/index.ts";
import { sightOf } from "./list-claims.ts";
import { countByPartner, sumByPartner } from "./store/figures.ts";

/** How partners deal with the claims that the actor may see and that were opened within a time. */
export async function claimFigures(ctx: Ctx, query: ClaimFiguresQuery): Promise<ClaimFigures> {
  const which = { ...query, at: ctx.now() };
  const [counted, summed] = await Promise.all([
    countByPartner(ctx.db, which, sightOf(ctx)),
    sumByPartner(ctx.db, which, sightOf(ctx)),
  ]);
  const partners = await partnerRefs(
    ctx,
    counted.map(({ partnerId }) => partnerId),
  );
  const sums = Map.groupBy(summed, ({ partnerId }) => partnerId);
  return {
    items: counted.map(({ partnerId, ...figures }) => ({
      partner: partners.get(partnerId) ?? { id: partnerId, name: `#${partnerId}` },
      ...figures,
      money: (sums.get(partnerId) ?? []).map(({ partnerId: _, ...sum }) => sum),
    })),
  };
}

const columns = [
  ...["partner", "claims", "open", "inTime", "late", "medianDays"],
  ...["currency", "claimed", "recovered", "writtenOff", "openAmount"],
];

/** The same as CSV: a line for each partner and currency. */
export async function exportFigures(ctx: Ctx, query: ClaimFiguresQuery): Promise<Readable> {
  await audit(ctx, { action: "claims.figures_exported", details: { ...query } });
  const { items } = await claimFigures(ctx, query);
  const records = items.flatMap(({ partner, money, medianDays, ...figures }) =>
    money.map(({ currency, claimed, recovered, writtenOff, open }) => ({
      ...figures,
      ...{ partner: partner.name, currency, medianDays: medianDays?.toFixed(1) ?? "" },
      claimed: plainMoney(claimed, currency),
      recovered: plainMoney(recovered, currency),
      writtenOff: plainMoney(writtenOff, currency),
      openAmount: plainMoney(open, currency),
    })),
  );
  return csvOf(columns, records);
}
