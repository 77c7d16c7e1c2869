import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findActiveCases } from "./store/read.ts";

/** A case somebody is still working on. */
export type OpenCase = Pick<
  CaseFacts,
  | "id"
  | "customerId"
  | "brandId"
  | "teamId"
  | "ownerId"
  | "subject"
  | "category"
  | "channel"
  | "priority"
  | "tags"
  | "openedAt"
  | "lastMessageAt"
>;

/** The cases of these people that are neither solved nor closed, newest contact first, without letters to executives. */
export async function findOpenCases(ctx: Ctx, customerIds: readonly number[]): Promise<Map<number, OpenCase[]>> {
  return Map.groupBy(await findActiveCases(ctx.db, customerIds), (row) => row.customerId);
}
