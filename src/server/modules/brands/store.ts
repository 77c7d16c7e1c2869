import { sql } from "kysely";
import type { Brand, SaveBrand } from "../../../shared/contract/brands.ts";
import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";

const selectBrands = sql`
  select b.id, b.name, b.names, b.locale, b.time_zone, b.calendar_id, b.team_id, b.accent, b.signature, b.currency, b.host from brands b`;

/** Brands in the order they were made. */
export async function listBrandRows(ctx: Ctx, filter: { after: number; limit: number }): Promise<Brand[]> {
  const { rows } = await sql<Brand>`
    ${selectBrands} where b.id > ${filter.after} order by b.id limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}

/** One brand. */
export async function findBrand(ctx: Ctx, id: number): Promise<Brand | undefined> {
  const { rows } = await sql<Brand>`${selectBrands} where b.id = ${id}`.execute(ctx.db);
  return rows[0];
}

/** One brand, locked until the transaction ends. */
export async function lockBrand(ctx: Ctx, id: number): Promise<Brand | undefined> {
  const { rows } = await sql<Brand>`${selectBrands} where b.id = ${id} for no key update`.execute(ctx.db);
  return rows[0];
}

/** The brand that was made first. */
export async function findOldestBrand(ctx: Ctx): Promise<Brand> {
  const { rows } = await sql<Brand>`${selectBrands} order by b.id limit 1`.execute(ctx.db);
  return rows[0]!;
}

/** Brands whose public pages stand on a host of their own. */
export async function brandsWithHost(ctx: Ctx): Promise<Brand[]> {
  const { rows } = await sql<Brand>`${selectBrands} where b.host is not null`.execute(ctx.db);
  return rows;
}

/** Ids and names. */
export async function findBrandNames(ctx: Ctx, ids: readonly number[]): Promise<Ref[]> {
  return ctx.db.selectFrom("brands").select(["id", "name"]).where("id", "in", ids).execute();
}

/** Makes a brand. */
export async function insertBrand(ctx: Ctx, values: SaveBrand): Promise<number> {
  const row = await ctx.db
    .insertInto("brands")
    .values({ ...toColumns(values), createdAt: ctx.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Gives a brand this form. */
export async function updateBrandRow(ctx: Ctx, id: number, values: SaveBrand): Promise<void> {
  await ctx.db.updateTable("brands").set(toColumns(values)).where("id", "=", id).execute();
}

/** Makes the first brand of an empty desk; several nodes may start at once. */
export async function seedBrand(ctx: Ctx, values: SaveBrand): Promise<void> {
  const { name, names, locale, timeZone, teamId, accent, signature } = values;
  await sql`
    insert into brands (name, names, locale, time_zone, team_id, accent, signature, created_at)
    select ${name}, ${JSON.stringify(names)}::jsonb, ${locale}, ${timeZone}, ${teamId}::bigint, ${accent},
      ${JSON.stringify(signature)}::jsonb, ${ctx.now()}
    where not exists (select from brands)
    on conflict do nothing
  `.execute(ctx.db);
}

function toColumns(values: SaveBrand) {
  return { ...values, names: JSON.stringify(values.names), signature: JSON.stringify(values.signature) };
}
