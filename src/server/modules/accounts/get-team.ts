import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";

/** A team as other modules use it. */
export type TeamInfo = {
  id: number;
  name: string;
  /** `round_robin` hands cases out, `pull` leaves them in the team's list */
  routing: "round_robin" | "pull";
  calendarId: number | null;
  leadId: number | null;
  archived: boolean;
};

/** @throws KnownError request.not_found */
export async function getTeam(ctx: Ctx, id: number): Promise<TeamInfo> {
  const row = await ctx.db.selectFrom("teams").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound({ what: "team", id });
  return toInfo(row);
}

/** Where cases go that nothing else sends to a team: the oldest team that is not archived. */
export async function defaultTeam(ctx: Ctx): Promise<TeamInfo> {
  const row = await ctx.db
    .selectFrom("teams")
    .selectAll()
    .where("archivedAt", "is", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return toInfo(row);
}

function toInfo(row: {
  id: number;
  name: string;
  routing: string;
  calendarId: number | null;
  leadId: number | null;
  archivedAt: Date | null;
}): TeamInfo {
  const { id, name, calendarId, leadId } = row;
  return {
    id,
    name,
    calendarId,
    leadId,
    routing: row.routing as TeamInfo["routing"],
    archived: row.archivedAt !== null,
  };
}
