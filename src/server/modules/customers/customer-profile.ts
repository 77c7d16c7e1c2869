import type { Ctx } from "../../kernel/ctx.ts";
import { findCustomers } from "./store/customers.ts";

/** Somebody at a glance, for who speaks with them. */
export type CustomerProfile = {
  id: number;
  name: string;
  tier: string | null;
  company: string | null;
  remarks: string | null;
  createdAt: Date;
};

/** Who somebody is; null for a record that is none any more. */
export async function customerProfile(ctx: Ctx, id: number): Promise<CustomerProfile | null> {
  const [row] = await findCustomers(ctx.db, [id]);
  if (!row || row.mergedInto !== null) return null;
  const { name, tier, company, remarks, createdAt } = row;
  return { id, name: name ?? `#${id}`, tier, company, remarks, createdAt };
}
