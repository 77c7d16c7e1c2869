import type { Static } from "typebox";
import type {
  JudgeTurn,
  RobotAccounts,
  RobotDialogue,
  RobotDialogueDetail,
  RobotFilter,
  RobotInCase,
  RobotMisses,
  RobotOutcome,
  RobotReport,
  RobotVerdict,
  SaveRobot,
} from "../../../shared/contract/robot.ts";
import type { BeginTrial, DraftVersion, RobotReplay, RobotVersions } from "../../../shared/contract/robot-versions.ts";
import type { ById, Page, PageQuery } from "./endpoint.ts";

type Done = { ok: true };
type Accounts = Static<typeof RobotAccounts>;
type DialogueQuery = PageQuery & RobotFilter & { outcome?: RobotOutcome; verdict?: RobotVerdict };

export type RobotEndpoints = {
  "GET /api/v1/robot/accounts": { response: Accounts };
  "PUT /api/v1/robot/accounts/:id": { params: ById; body: SaveRobot; response: Accounts };
  "GET /api/v1/robot/accounts/:id/versions": { params: ById; response: RobotVersions };
  "POST /api/v1/robot/accounts/:id/versions": { params: ById; body: DraftVersion; response: RobotVersions };
  "DELETE /api/v1/robot/accounts/:id/trial": { params: ById; response: RobotVersions };
  "POST /api/v1/robot/versions/:id/trial": { params: ById; body: BeginTrial; response: RobotVersions };
  "POST /api/v1/robot/versions/:id/live": { params: ById; response: RobotVersions };
  "POST /api/v1/robot/versions/:id/replay": { params: ById; response: RobotReplay };
  "DELETE /api/v1/robot/versions/:id": { params: ById; response: RobotVersions };
  "GET /api/v1/robot/report": { query: RobotFilter; response: RobotReport };
  "GET /api/v1/robot/report.csv": { query: RobotFilter; response: string };
  "GET /api/v1/robot/dialogues": { query: DialogueQuery; response: Page<RobotDialogue> };
  "GET /api/v1/robot/dialogues/:id": { params: ById; response: RobotDialogueDetail };
  "PUT /api/v1/robot/turns/:id/verdict": { params: ById; body: JudgeTurn; response: RobotDialogueDetail };
  "GET /api/v1/robot/misses": { query: { from?: string; to?: string }; response: RobotMisses };
  "GET /api/v1/cases/:id/robot": { params: ById; response: RobotInCase };
  "POST /api/v1/cases/:id/robot": { params: ById; response: Done };
};
