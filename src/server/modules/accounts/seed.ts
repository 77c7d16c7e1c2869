import { builtInRoles } from "../../../shared/permissions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { seedRoles } from "./store/roles.ts";
import { seedTeam } from "./store/teams.ts";

// The desk shows the built-in roles' names in the reader's language, by key.
const names = { agent: "Agent", supervisor: "Supervisor", leader: "Leader", admin: "Administrator" } as const;

/** The built-in roles and a first team. Runs at each start; a role that somebody changed stays, the others get what is new. */
export async function seed(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    const keys = Object.keys(names) as (keyof typeof names)[];
    await seedRoles(
      tx,
      keys.map((key) => ({ key, name: names[key], permissions: builtInRoles[key] })),
    );
    await seedTeam(tx, "Customer service");
  });
}
