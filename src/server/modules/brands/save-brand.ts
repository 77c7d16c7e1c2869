import { isTimeZone } from "../../../shared/business-time/index.ts";
import type { Brand, SaveBrand } from "../../../shared/contract/brands.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { violatedConstraint } from "../../kernel/db/sqlstate.ts";
import { invalidInput, type KnownError, notFound } from "../../kernel/errors.ts";
import { audit, changesOf } from "../accounts/index.ts";
import { forgetHosts } from "./at-host.ts";
import { hostTaken, nameTaken } from "./errors.ts";
import { brandChanged } from "./events.ts";
import * as store from "./store.ts";

/**
 * Makes a brand (`id` null) or gives it this form.
 * @throws KnownError brands.name_taken, brands.host_taken, request.not_found, request.invalid for an unknown time zone, calendar or team
 */
export async function saveBrand(ctx: Ctx, id: number | null, input: SaveBrand): Promise<Brand> {
  if (!isTimeZone(input.timeZone)) throw invalidInput({ field: "timeZone", problem: "is no time zone" });
  try {
    const saved = await ctx.tx((tx) => write(tx, id, input));
    forgetHosts(ctx);
    return saved;
  } catch (error) {
    throw meaningOf(error, input) ?? error;
  }
}

async function write(tx: Ctx, id: number | null, input: SaveBrand): Promise<Brand> {
  const before = id === null ? null : await store.lockBrand(tx, id);
  if (before === undefined) throw notFound({ what: "brand", id });
  const brandId = before ? before.id : await store.insertBrand(tx, input);
  if (before) await store.updateBrandRow(tx, brandId, input);
  const changes = changesOf(before ?? {}, input);
  if (Object.keys(changes).length > 0) {
    const action = before ? "brands.changed" : "brands.created";
    await audit(tx, { action, subject: { kind: "brand", id: brandId }, details: { changes } });
    tx.emit(brandChanged, { brandId });
  }
  return (await store.findBrand(tx, brandId))!;
}

function meaningOf(error: unknown, input: SaveBrand): KnownError | undefined {
  switch (violatedConstraint(error)) {
    case "brands_name_key":
      return nameTaken({ name: input.name });
    case "brands_host_key":
      return hostTaken({ field: "host", host: input.host ?? "" });
    case "brands_calendar_id_fkey":
      return invalidInput({ field: "calendarId", problem: "is no calendar" });
    case "brands_team_id_fkey":
      return invalidInput({ field: "teamId", problem: "is no team" });
  }
}
