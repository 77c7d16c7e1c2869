import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { partnerInactive, partnerNotFound } from "./errors.ts";
import { findPartners, idsOfName, type PartnerFacts } from "./store.ts";

export type { PartnerFacts } from "./store.ts";

/** A partner. @throws partners.not_found */
export async function getPartner(ctx: Ctx, id: number): Promise<PartnerFacts> {
  const [found] = await findPartners(ctx.db, [id]);
  if (!found) throw partnerNotFound({ id, field: "partnerId" });
  return found;
}

/** The calendar in which a partner's days count: their own, that of the partner whose outlet they are; null for the default one. */
export async function calendarOfPartner(ctx: Ctx, { calendarId, parentId }: PartnerFacts): Promise<number | null> {
  if (calendarId !== null || parentId === null) return calendarId;
  return (await getPartner(ctx, parentId)).calendarId;
}

/** The partners that bear a name, in any case of letters. */
export function partnersOfName(ctx: Ctx, name: string): Promise<number[]> {
  return idsOfName(ctx.db, name);
}

/** A partner with whom we still work. @throws partners.not_found, partners.inactive */
export async function getActivePartner(ctx: Ctx, id: number): Promise<PartnerFacts> {
  const partner = await getPartner(ctx, id);
  if (!partner.active) throw partnerInactive({ name: partner.name, field: "partnerId" });
  return partner;
}

/** Names of partners by id. */
export async function partnerRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Ref>> {
  const rows = await findPartners(ctx.db, [...new Set(ids)]);
  return new Map(rows.map(({ id, name }) => [id, { id, name }]));
}
