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

test("[L2] each start brings built-in roles that nobody changed what is new and leaves what people changed", async () => {
  expect(await permissionsOfRole("agent")).toEqual([...builtInRoles.agent]);
  // An older version's roles: of them a leader changed what agents may.
  await desk.pool.query("update roles set permissions = '{cases:read,cases:note}' where key is not null");
  const admin = await desk.as("admin");
  const roles: { id: number; key: string }[] = (await admin.get("/api/v1/roles")).body.items;
  const idOf = (key: string) => roles.find((role) => role.key === key)!.id;
  const changed = { name: "客服专员", permissions: ["cases:read"] };
  await desk.pool.query("update roles set permissions = $1 where key = 'admin'", [[...permissions]]);
  expect((await admin.put(`/api/v1/roles/${idOf("agent")}`, changed)).status).toBe(200);
  const renamed = { name: "Team leads", permissions: ["cases:note", "cases:read"] };
  expect((await admin.put(`/api/v1/roles/${idOf("supervisor")}`, renamed)).status).toBe(200);
  await Promise.all([seed(desk.ctx), seed(desk.ctx)]);
  expect(await permissionsOfRole("admin")).toEqual([...permissions]);
  expect(await permissionsOfRole("agent")).toEqual(["cases:read"]);
  expect(await permissionsOfRole("supervisor")).toEqual([...builtInRoles.supervisor]);
  expect(await permissionsOfRole("leader")).toEqual([...builtInRoles.leader]);
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
