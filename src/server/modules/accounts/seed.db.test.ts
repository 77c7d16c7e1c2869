import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { builtInRoles, permissions } from "../../../shared/permissions.ts";
import { actorOfStaff } from "./actor-of-staff.ts";
import { defaultTeam, getTeam } from "./get-team.ts";
import { archiveTeam } from "./save-team.ts";
import { seed } from "./seed.ts";
import { staffRefs, teamRefs } from "./store/directory.ts";

const desk = await openTestDesk();

async function permissionsOfRole(key: string): Promise<string[]> {
  return (await desk.pool.query("select permissions from roles where key = $1", [key])).rows[0].permissions;
}

test("[L2] each start brings the administrators what is new and leaves what people changed", async () => {
  expect(await permissionsOfRole("agent")).toEqual([...builtInRoles.agent]);
  await desk.pool.query("update roles set permissions = '{cases:read}' where key in ('agent', 'admin')");
  await desk.pool.query("update roles set name = '客服专员' where key = 'agent'");
  await Promise.all([seed(desk.ctx), seed(desk.ctx)]);
  expect(await permissionsOfRole("admin")).toEqual([...permissions]);
  expect(await permissionsOfRole("agent")).toEqual(["cases:read"]);
  const { rows } = await desk.pool.query(
    "select (select count(*)::int from roles) roles, (select count(*)::int from teams) teams",
  );
  expect(rows).toEqual([{ roles: 4, teams: 1 }]);
  expect((await desk.pool.query("select name from roles where key = 'agent'")).rows).toEqual([{ name: "客服专员" }]);
});

test("people and teams are named also after they left", async () => {
  const first = await defaultTeam(desk.ctx);
  const teamId = await buildTeam(desk.ctx, { name: "Repairs" });
  const { id, name } = await buildStaff(desk.ctx, { teamIds: [teamId] });
  expect((await actorOfStaff(desk.ctx, id)).teamIds).toEqual([teamId]);
  await archiveTeam(desk.ctx, teamId);
  expect((await actorOfStaff(desk.ctx, id)).teamIds).toEqual([]);
  expect(await getTeam(desk.ctx, teamId)).toMatchObject({ archived: true, routing: "round_robin" });
  expect((await teamRefs(desk.ctx, [teamId, teamId, 999_999])).get(teamId)?.name).toMatch(/^Repairs/);
  expect(await staffRefs(desk.ctx, [id, 999_999])).toEqual(new Map([[id, { id, name }]]));
  expect((await defaultTeam(desk.ctx)).id).toBe(first.id);
});
