import type { Static } from "typebox";
import type { SaveTeam } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput, notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { changesOf } from "./changes-of.ts";
import { writing } from "./check-input.ts";
import { lastTeam, teamNameTaken } from "./errors.ts";
import { teamChanged } from "./events.ts";
import * as store from "./store/teams.ts";

/**
 * Makes a team (`id` null) or gives it this form.
 * @throws KnownError accounts.team_name_taken, request.not_found, request.invalid for an unknown person or calendar
 */
export async function saveTeam(ctx: Ctx, id: number | null, input: Static<typeof SaveTeam>): Promise<store.TeamRow> {
  const { memberIds, ...values } = input;
  const conflicts = {
    teams_name_key: () => teamNameTaken({ name: input.name }),
    teams_calendar_id_fkey: () => invalidInput({ field: "calendarId", problem: "is no calendar" }),
    teams_lead_id_fkey: () => invalidInput({ field: "leadId", problem: "is nobody here" }),
    team_members_staff_id_fkey: () => invalidInput({ field: "memberIds", problem: "names somebody who is not here" }),
  };
  return writing(ctx, conflicts, async (tx) => {
    const before = id === null ? null : await getTeamRow(tx, id);
    const teamId = before ? before.id : await store.insertTeam(tx, values);
    if (before) await store.updateTeamRow(tx, teamId, values);
    await store.setTeamMembers(tx, teamId, memberIds);
    const after = (await store.lockTeam(tx, teamId))!;
    const changes = changesOf(before ? shown(before) : {}, shown(after));
    if (Object.keys(changes).length > 0) {
      const action = before ? "accounts.team_changed" : "accounts.team_created";
      await audit(tx, { action, subject: { kind: "team", id: teamId }, details: { changes } });
      tx.emit(teamChanged, { teamId, archived: false });
    }
    return after;
  });
}

/** Takes a team out of use. @throws KnownError accounts.last_team, request.not_found */
export async function archiveTeam(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const team = await getTeamRow(tx, id);
    if (!(await store.archiveTeamRow(tx, id))) throw lastTeam();
    await audit(tx, { action: "accounts.team_archived", subject: { kind: "team", id }, details: { name: team.name } });
    tx.emit(teamChanged, { teamId: id, archived: true });
  });
}

async function getTeamRow(tx: Ctx, id: number): Promise<store.TeamRow> {
  const team = await store.lockTeam(tx, id);
  if (!team) throw notFound({ what: "team", id });
  return team;
}

function shown(team: store.TeamRow) {
  const { name, routing, calendarId, lead, members } = team;
  return { name, routing, calendarId, lead: lead?.name ?? null, members: members.map((member) => member.name) };
}
