import type { Home } from "../../../shared/contract/cases.ts";
import { type Ctx, can } from "../../kernel/ctx.ts";
import { listPromises, presentPromises } from "../promises/index.ts";
import { getCases } from "./get-case.ts";
import { countCases } from "./list/count-cases.ts";
import { listCases } from "./list/list-cases.ts";
import { subjectsOf } from "./surroundings.ts";

const SHOWN = 50;

/**
 * What a person starts the day with: what they owe in the order of time, who waits for them, and how their teams stand
 * (the whole desk for somebody in no team). Counts stop at 100.
 */
export async function readHome(ctx: Ctx): Promise<Home> {
  const scope = ctx.actor.teamIds.length > 0 ? "team:mine " : "";
  const count = (query: string) => countCases(ctx, `${scope}state:active ${query}`);
  return {
    promises: await promisesOwed(ctx),
    awaiting: (await listCases(ctx, { query: "owner:me awaiting:yes snoozed:no", sort: "awaiting", limit: SHOWN }))
      .items,
    team: {
      unowned: await count("owner:none"),
      broken: await count("promise:broken"),
      dueSoon: await count("due<1h"),
      open: await count(""),
    },
  };
}

async function promisesOwed(ctx: Ctx): Promise<Home["promises"]> {
  if (!can(ctx.actor, "promises:read")) return [];
  const { rows } = await listPromises(ctx, { whose: "me", state: "open", limit: SHOWN });
  const cases = await getCases(
    ctx,
    rows.flatMap((row) => row.caseId ?? []),
  );
  return presentPromises(ctx, rows, subjectsOf([...cases.values()]));
}
