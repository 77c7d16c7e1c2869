/**
 * Versions of the robot on an account: drafts, the one in force, earlier ones, and a trial beside the one in force.
 *
 * GET    /api/v1/robot/accounts/:id/versions   robot:manage   RobotVersions
 * POST   /api/v1/robot/accounts/:id/versions   robot:manage   DraftVersion → RobotVersions
 * DELETE /api/v1/robot/accounts/:id/trial      robot:manage   RobotVersions (the trial ends; begun dialogues keep their version)
 * POST   /api/v1/robot/versions/:id/trial      robot:manage   BeginTrial → RobotVersions
 * POST   /api/v1/robot/versions/:id/live       robot:manage   RobotVersions (also back to an earlier one)
 * DELETE /api/v1/robot/versions/:id            robot:manage   RobotVersions (a draft that was never tried)
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableTime, Ref, Time } from "./common.ts";
import { SaveRobot } from "./robot.ts";

export const robotCautions = ["cautious", "normal", "bold"] as const;
export const RobotCaution = Type.Enum([...robotCautions]);
export type RobotCaution = Static<typeof RobotCaution>;

const made = {
  name: SaveRobot.properties.name,
  /** how sure it must be to say an answer */
  caution: RobotCaution,
  /** offers a choice where several may be meant */
  asksBack: Type.Boolean(),
  /** after so many times that it could not help, a person does */
  mostMisses: Type.Integer({ minimum: 1, maximum: 5 }),
  usesModel: Type.Boolean(),
};
export const DraftVersion = Type.Object(made);
export type DraftVersion = Static<typeof DraftVersion>;

/** `share`: of a hundred new dialogues so many. */
export const BeginTrial = Type.Object({ share: Type.Integer({ minimum: 1, maximum: 90 }) });
export type BeginTrial = Static<typeof BeginTrial>;

/** Dialogues that are over, and what became of them; each has one outcome, and may be found wrong besides. */
export const RobotTally = Type.Object({
  ended: Type.Integer(),
  solved: Type.Integer(),
  handedOver: Type.Integer(),
  abandoned: Type.Integer(),
  returned: Type.Integer(),
  wrong: Type.Integer(),
});
export type RobotTally = Static<typeof RobotTally>;

/** Between which shares the true one lies, 95 times in 100. */
const Spread = Type.Object({ low: Type.Number(), high: Type.Number() });
const Side = Type.Object({ version: Type.Object({ id: Id, name: Type.String() }), tally: RobotTally, solved: Spread });

export const RobotTrial = Type.Object({
  share: Type.Integer(),
  begunAt: Time,
  trial: Side,
  beside: Side,
  /** what may be said of the share of solved ones */
  finding: Type.Enum(["too_few", "no_difference", "better", "worse"]),
});
export type RobotTrial = Static<typeof RobotTrial>;

export const RobotVersion = Type.Object({
  id: Id,
  ...made,
  state: Type.Enum(["draft", "trial", "live", "earlier"]),
  /** the robot is switched on */
  active: Type.Boolean(),
  createdAt: Time,
  createdBy: NullableRef,
  inForceSince: NullableTime,
});
export type RobotVersion = Static<typeof RobotVersion>;

/** The newest fifty. */
export const RobotVersions = Type.Object({
  account: Ref,
  trial: Type.Union([RobotTrial, Type.Null()]),
  items: Type.Array(RobotVersion),
});
export type RobotVersions = Static<typeof RobotVersions>;

/**
 * POST /api/v1/robot/versions/:id/replay   robot:manage   RobotReplay (nothing is said, sent or written)
 *
 * `fixed`: was found wrong, and would change. `at_risk`: was found right, and would change. `answered`: had no answer, would have
 * one. `unanswered`: had one, would have none.
 */
export const robotReplayKinds = ["at_risk", "unanswered", "fixed", "answered", "changed", "same"] as const;
export const RobotReplayTurn = Type.Object({
  id: Id,
  dialogueId: Id,
  at: Time,
  asked: Type.String(),
  before: Type.Object({ move: Type.String(), titles: Type.Array(Type.String()) }),
  now: Type.Object({ move: Type.String(), titles: Type.Array(Type.String()) }),
  kind: Type.Enum([...robotReplayKinds]),
});
export type RobotReplayTurn = Static<typeof RobotReplayTurn>;
/** The newest hundred turns that were decided by articles, differences first. */
export const RobotReplay = Type.Object({ replayed: Type.Integer(), items: Type.Array(RobotReplayTurn) });
export type RobotReplay = Static<typeof RobotReplay>;
