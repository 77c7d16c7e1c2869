import { Type } from "typebox";
import {
  Acknowledgement,
  AcknowledgeRing,
  PromiseLadder,
  SavePromiseLadder,
  SaveTeamManager,
  TeamManagers,
} from "../../../../shared/contract/promises.ts";
import { route } from "../../../kernel/http/route.ts";
import { saveLadder, showLadders } from "../ladders/ladders.ts";
import { saveManager, showManagers } from "../managers/managers.ts";
import { acknowledgeRing } from "../notifications/acknowledge-ring.ts";

const Ladders = Type.Object({ items: Type.Array(PromiseLadder) });

export const ladderRoutes = [
  route({
    method: "GET",
    path: "/api/v1/promise-ladders",
    access: "policies:manage",
    summary: "Who is told of promises that no policy made, and when.",
    response: Ladders,
    handler: (ctx) => showLadders(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/promise-ladders",
    access: "policies:manage",
    summary: "Sets the ladder of promises that no policy made; those made before keep theirs.",
    body: SavePromiseLadder,
    response: Ladders,
    handler: (ctx, { body }) => saveLadder(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/team-managers",
    access: "policies:manage",
    summary: "To whom rings of the teams climb above their leads.",
    response: TeamManagers,
    handler: (ctx) => showManagers(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/team-managers",
    access: "policies:manage",
    summary: "Names the manager of a team, or none.",
    body: SaveTeamManager,
    response: TeamManagers,
    handler: (ctx, { body }) => saveManager(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/notifications/acknowledge",
    access: "signed-in",
    summary: "Says “I have it” to a ring that you were told of: it is not repeated; later steps still climb.",
    body: AcknowledgeRing,
    response: Acknowledgement,
    handler: (ctx, { body }) => acknowledgeRing(ctx, body),
  }),
];
