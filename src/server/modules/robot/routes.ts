import { Done, IdParams } from "../../../shared/contract/common.ts";
import { RobotAccounts, RobotInCase, SaveRobot } from "../../../shared/contract/robot.ts";
import { route } from "../../kernel/http/route.ts";
import { giveBack, robotInCase } from "./in-case.ts";
import { listRobots, saveRobot } from "./settings/settings.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/robot/accounts",
    access: "robot:manage",
    summary: "The channel accounts where a robot can talk, and where it does.",
    response: RobotAccounts,
    handler: (ctx) => listRobots(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/robot/accounts/:id",
    access: "robot:manage",
    summary: "Says whether the robot talks on an account, its name, and who answers for it.",
    params: IdParams,
    body: SaveRobot,
    response: RobotAccounts,
    handler: (ctx, { params, body }) => saveRobot(ctx, params.id, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/robot",
    access: "cases:read",
    summary: "Whether the robot talks in a case, or why people took over.",
    params: IdParams,
    response: RobotInCase,
    handler: (ctx, { params }) => robotInCase(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/robot",
    access: "cases:assign",
    summary: "Gives a case back to the robot that talked in it.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await giveBack(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
