import type { Brand } from "../../../shared/contract/brands.ts";
import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { findBrand, findBrandNames, findOldestBrand } from "./store.ts";

/** A brand: what a shop is called, how it looks, which language, calendar and team it has. */
export type BrandInfo = Brand;

/** @throws KnownError request.not_found */
export async function getBrand(ctx: Ctx, id: number): Promise<BrandInfo> {
  const brand = await findBrand(ctx, id);
  if (!brand) throw notFound({ what: "brand", id });
  return brand;
}

/** The brand of whatever belongs to none in particular: the first one, made at the first start. */
export async function defaultBrand(ctx: Ctx): Promise<BrandInfo> {
  return findOldestBrand(ctx);
}

/** Names of brands by id; unknown ids are absent. */
export async function brandRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Ref>> {
  if (ids.length === 0) return new Map();
  const refs = await findBrandNames(ctx, [...new Set(ids)]);
  return new Map(refs.map((ref) => [ref.id, ref]));
}
