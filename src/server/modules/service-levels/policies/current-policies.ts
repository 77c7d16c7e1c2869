import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { getTeam } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import type { Policy } from "./choose-policy.ts";
import { findPolicies } from "./store.ts";

/** How long a node may go by what another node has just changed. */
const MEMORY_MS = 1_000;

const policies = shortMemory<Policy[]>(MEMORY_MS, async (ctx) => {
  const rows = await findPolicies(ctx.db);
  return rows
    .filter((row) => row.active)
    .map(({ id, version, name, position, spec }) => ({ id, version, name, position, spec }));
});
const calendarIds = shortMemory(MEMORY_MS, async () => ({
  ofTeams: new Map<number, Promise<number | null>>(),
  ofBrands: new Map<number, Promise<number | null>>(),
}));

/** The policies in use, in order. */
export function currentPolicies(ctx: Ctx): Promise<Policy[]> {
  return policies.get(ctx);
}

/** To be called after a policy was saved. */
export function forgetPolicies(ctx: Ctx): void {
  policies.forget(ctx);
}

/** In whose hours a promise is counted: the policy's calendar, else the team's, else the brand's; null for the default one. */
export async function calendarIdFor(
  ctx: Ctx,
  where: { calendarId: number | null; teamId: number | null; brandId: number },
): Promise<number | null> {
  if (where.calendarId !== null) return where.calendarId;
  const known = await calendarIds.get(ctx);
  const ofTeam =
    where.teamId === null
      ? null
      : await remembered(known.ofTeams, where.teamId, async (id) => (await getTeam(ctx, id)).calendarId);
  return ofTeam ?? remembered(known.ofBrands, where.brandId, async (id) => (await getBrand(ctx, id)).calendarId);
}

function remembered<T>(known: Map<number, Promise<T>>, id: number, load: (id: number) => Promise<T>): Promise<T> {
  let found = known.get(id);
  if (!found) {
    found = load(id);
    known.set(id, found);
    found.catch(() => known.delete(id));
  }
  return found;
}
