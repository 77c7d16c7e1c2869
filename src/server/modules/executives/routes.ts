import { Type } from "typebox";
import { Done, Id, page } from "../../../shared/contract/common.ts";
import { ExecutiveView, SaveExecutive } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { route } from "../../kernel/http/route.ts";
import { staffRefs, teamRefs } from "../accounts/index.ts";
import { type Executive, listExecutives } from "./find-executives.ts";
import { removeExecutive, saveExecutive } from "./save-executive.ts";

const Params = Type.Object({ staffId: Id });

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/executives",
    access: "signed-in",
    keyNeeds: ["cases:read", "forms:manage"],
    summary: "The executives to whom customers can write, in order.",
    response: page(ExecutiveView),
    handler: async (ctx) => ({ items: await present(ctx, await listExecutives(ctx)), next: null }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/executives/:staffId",
    access: "forms:manage",
    summary: "Lets customers write to somebody by name, or changes their title, office and deputies.",
    params: Params,
    body: SaveExecutive,
    response: ExecutiveView,
    handler: async (ctx, { params: { staffId }, body }) => {
      await saveExecutive(ctx, staffId, body);
      const [view] = await present(
        ctx,
        (await listExecutives(ctx)).filter((row) => row.staffId === staffId),
      );
      if (!view) throw notFound({ what: "executive", id: staffId });
      return view;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/executives/:staffId",
    access: "forms:manage",
    summary: "Takes somebody off the list of executives; another one takes over mailboxes and open letters.",
    params: Params,
    query: Type.Object({ heirId: Type.Optional(Id) }),
    response: Done,
    handler: async (ctx, { params, query }) => {
      await removeExecutive(ctx, params.staffId, query.heirId ?? null);
      return { ok: true as const };
    },
  }),
];

async function present(ctx: Ctx, rows: readonly Executive[]): Promise<ExecutiveView[]> {
  const [staff, teams] = await Promise.all([
    staffRefs(
      ctx,
      rows.flatMap(({ deputyIds }) => deputyIds),
    ),
    teamRefs(
      ctx,
      rows.map(({ teamId }) => teamId),
    ),
  ]);
  return rows.map(({ staffId, name, teamId, deputyIds, title, position }) => ({
    staff: { id: staffId, name },
    team: teams.get(teamId) ?? { id: teamId, name: `#${teamId}` },
    deputies: deputyIds.flatMap((id) => staff.get(id) ?? []),
    title,
    position,
  }));
}
