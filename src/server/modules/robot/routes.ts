import { Done, IdParams, page } from "../../../shared/contract/common.ts";
import {
  JudgeTurn,
  ListRobotDialogues,
  RobotAccounts,
  RobotDialogue,
  RobotDialogueDetail,
  RobotFilter,
  RobotInCase,
  RobotMisses,
  RobotReport,
  RobotSpan,
  SaveRobot,
} from "../../../shared/contract/robot.ts";
import { BeginTrial, DraftVersion, RobotReplay, RobotVersions } from "../../../shared/contract/robot-versions.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { giveBack, robotInCase } from "./in-case.ts";
import { replayVersion } from "./replay/replay-version.ts";
import { listDialogues, showDialogue } from "./review/dialogues.ts";
import { exportDialogues } from "./review/export.ts";
import { judgeTurn } from "./review/judge.ts";
import { listMisses } from "./review/misses.ts";
import { readRobotReport } from "./review/report.ts";
import { listRobots, saveRobot } from "./settings/settings.ts";
import { beginTrial, draftVersion, dropDraft, endTrial, goLive, listVersions } from "./versions/versions.ts";

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
    path: "/api/v1/robot/accounts/:id/versions",
    access: "robot:manage",
    summary: "The versions of the robot on an account, and how a trial stands.",
    params: IdParams,
    response: RobotVersions,
    handler: (ctx, { params }) => listVersions(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/robot/accounts/:id/versions",
    access: "robot:manage",
    summary: "Drafts a version of the robot; nothing changes for customers.",
    params: IdParams,
    body: DraftVersion,
    response: RobotVersions,
    handler: (ctx, { params, body }) => draftVersion(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/robot/accounts/:id/trial",
    access: "robot:manage",
    summary: "Ends the trial of a version.",
    params: IdParams,
    response: RobotVersions,
    handler: (ctx, { params }) => endTrial(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/robot/versions/:id/trial",
    access: "robot:manage",
    summary: "Lets a version talk in some of the new dialogues, beside the one in force.",
    params: IdParams,
    body: BeginTrial,
    response: RobotVersions,
    handler: (ctx, { params, body }) => beginTrial(ctx, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/robot/versions/:id/live",
    access: "robot:manage",
    summary: "Puts a version into force, also an earlier one.",
    params: IdParams,
    response: RobotVersions,
    handler: (ctx, { params }) => goLive(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/robot/versions/:id/replay",
    access: "robot:manage",
    summary: "What a version would do today at the newest turns that articles decided; nothing is sent or written.",
    params: IdParams,
    response: RobotReplay,
    handler: (ctx, { params }) => replayVersion(ctx, params.id),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/robot/versions/:id",
    access: "robot:manage",
    summary: "Forgets a draft that was never tried.",
    params: IdParams,
    response: RobotVersions,
    handler: (ctx, { params }) => dropDraft(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/robot/report",
    access: "robot:review",
    summary: "What became of the robot's dialogues; the last 30 days.",
    query: RobotFilter,
    response: RobotReport,
    handler: (ctx, { query }) => readRobotReport(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/robot/report.csv",
    access: "robot:review",
    summary: "The dialogues as CSV, a turn a line.",
    query: RobotFilter,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "robot.csv", exportDialogues(ctx, query)),
  }),
  route({
    method: "GET",
    path: "/api/v1/robot/dialogues",
    access: "robot:review",
    summary: "The robot's dialogues in cases that the caller may see, newest first.",
    query: ListRobotDialogues,
    response: page(RobotDialogue),
    handler: (ctx, { query }) => listDialogues(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/robot/dialogues/:id",
    access: "robot:review",
    summary: "A dialogue turn by turn: what was found, and why the robot did what it did.",
    params: IdParams,
    response: RobotDialogueDetail,
    handler: (ctx, { params }) => showDialogue(ctx, params.id),
  }),
  route({
    method: "PUT",
    path: "/api/v1/robot/turns/:id/verdict",
    access: "robot:review",
    summary: "Says whether the robot did right at a turn, and which article would have been.",
    params: IdParams,
    body: JudgeTurn,
    response: RobotDialogueDetail,
    handler: (ctx, { params, body }) => judgeTurn(ctx, params.id, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/robot/misses",
    access: "robot:review",
    summary: "Questions that nothing answered, alike ones together, the most frequent first.",
    query: RobotSpan,
    response: RobotMisses,
    handler: (ctx, { query }) => listMisses(ctx, query),
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
