import type { LikelyCustomer } from "../../../shared/contract/identity.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCases } from "../cases/index.ts";
import { customerRefs, handlesOf } from "../customers/index.ts";
import type { Likely, ReasonFound } from "./likely-customers.ts";
import { placesOfMentions } from "./store/mentions.ts";

/** Likely records for those who may merge them. */
export async function presentLikely(ctx: Ctx, list: readonly Likely[]): Promise<LikelyCustomer[]> {
  const ids = list.map(({ customerId }) => customerId);
  const found = list.flatMap(({ reasons }) => reasons);
  const values = found.flatMap(({ value }) => value ?? []);
  const [names, handles, readable] = await Promise.all([
    customerRefs(ctx, ids),
    handlesOf(ctx, ids),
    readableMentions(ctx, [...new Set(found.flatMap(({ mentionedBy }) => mentionedBy))], values),
  ]);
  // What either of them named only in cases the reader may not look into is not told by this door either.
  const mayTell = ({ value, mentionedBy }: ReasonFound) => mentionedBy.every((id) => readable.has(`${id} ${value}`));
  return list.map(({ customerId, score, reasons }) => ({
    customer: names.get(customerId) ?? { id: customerId, name: `#${customerId}` },
    handles: (handles.get(customerId) ?? []).map(({ display }) => display),
    score,
    reasons: reasons.map((reason) => ({ by: reason.by, value: mayTell(reason) ? reason.value : null })),
  }));
}

/** What of these values the reader may know from cases of these persons, as `<customer> <value>`. */
async function readableMentions(ctx: Ctx, customerIds: readonly number[], values: readonly string[]) {
  const places = await placesOfMentions(ctx.db, customerIds, values);
  const seen = await getCases(ctx, [...new Set(places.map(({ caseId }) => caseId))]);
  return new Set(
    places.filter(({ caseId }) => seen.has(caseId)).map(({ customerId, value }) => `${customerId} ${value}`),
  );
}
