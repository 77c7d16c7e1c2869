import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { customerFigures } from "./customer-figures.ts";
import { mustFindStanding } from "./must-find.ts";
import { presentCustomer } from "./present.ts";
import { handlesOf } from "./store/handles.ts";
import { mergedFrom } from "./store/merges.ts";

/** All that the desk knows of a person. Whoever looks is written down. @throws KnownError customers.not_found */
export async function showCustomer(ctx: Ctx, id: number): Promise<CustomerView> {
  const customer = await mustFindStanding(ctx, id);
  await audit(ctx, { action: "customers.read", subject: { kind: "customer", id: customer.id } });
  const [handles, figures, merged] = await Promise.all([
    handlesOf(ctx.db, [customer.id]),
    customerFigures(ctx, [customer.id]),
    mergedFrom(ctx.db, customer.id),
  ]);
  return presentCustomer(customer, handles, figures.get(customer.id)!, merged);
}
