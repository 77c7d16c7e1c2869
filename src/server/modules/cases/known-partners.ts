import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** What cases need to know of partners, who stand above them. */
export type KnownPartners = {
  /** @throws partners.not_found */
  check(ctx: Ctx, id: number): Promise<void>;
  refs(ctx: Ctx, ids: readonly number[]): Promise<ReadonlyMap<number, Ref>>;
  /** those that bear a name */
  named(ctx: Ctx, name: string): Promise<number[]>;
};

let known: KnownPartners | null = null;

/** Makes partners known; called once, when the modules are put together. */
export function providePartners(partners: KnownPartners): void {
  known = partners;
}

/** @throws partners.not_found */
export async function checkPartner(ctx: Ctx, id: number): Promise<void> {
  await known?.check(ctx, id);
}

/** Names of the partners that cases are about. No query where none is. */
export async function partnersOf(
  ctx: Ctx,
  rows: readonly { partnerId: number | null }[],
): Promise<ReadonlyMap<number, Ref>> {
  const ids = [...new Set(rows.flatMap(({ partnerId }) => partnerId ?? []))];
  return ids.length === 0 || !known ? new Map() : known.refs(ctx, ids);
}

/** The partners that a name in a query means; none in a program without partners. */
export async function partnersNamed(ctx: Ctx, name: string): Promise<number[]> {
  return (await known?.named(ctx, name)) ?? [];
}
