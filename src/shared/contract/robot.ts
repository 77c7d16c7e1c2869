/**
 * The robot that answers where customers write in lines: where it is on, and what it did.
 *
 * GET  /api/v1/robot/accounts               robot:manage   RobotAccounts
 * PUT  /api/v1/robot/accounts/:id           robot:manage   SaveRobot → RobotAccounts
 * GET  /api/v1/robot/report                 robot:review   RobotReport ?from=&to=&channel=&brandId=&accountId=
 * GET  /api/v1/robot/report.csv             robot:review   text/csv, a turn a line, same filter
 * GET  /api/v1/robot/dialogues              robot:review   page(RobotDialogue), newest first; the same filter, outcome=, verdict=
 * GET  /api/v1/robot/dialogues/:id          robot:review   RobotDialogueDetail
 * PUT  /api/v1/robot/turns/:id/verdict      robot:review   JudgeTurn → RobotDialogueDetail
 * GET  /api/v1/robot/misses                 robot:review   RobotMisses ?from=&to= (asked often and answered nowhere)
 * GET  /api/v1/cases/:id/robot              cases:read     RobotInCase
 * POST /api/v1/cases/:id/robot              cases:assign   Done (gives the case back to the robot)
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";

export const RobotAccount = Type.Object({
  account: Ref,
  channel: Type.String(),
  brandId: Id,
  active: Type.Boolean(),
  /** how it introduces itself; empty where it was never set up */
  name: Type.String(),
  /** whoever owns its cases until a person takes them */
  keeper: NullableRef,
  /** may use the language model, where the desk has one */
  usesModel: Type.Boolean(),
  changedAt: NullableTime,
  changedBy: NullableRef,
});
export type RobotAccount = Static<typeof RobotAccount>;
/** The accounts where a robot can talk. */
export const RobotAccounts = Type.Object({ items: Type.Array(RobotAccount) });

export const SaveRobot = Type.Object({
  active: Type.Boolean(),
  name: Type.String({ minLength: 1, maxLength: 40, pattern: "^[^\\u0000-\\u001f{}<>]*\\S[^\\u0000-\\u001f{}<>]*$" }),
  keeperId: Id,
  /** may use the language model, where the desk has one; left out means as before */
  usesModel: Type.Optional(Type.Boolean()),
});
export type SaveRobot = Static<typeof SaveRobot>;

export const robotOutcomes = ["solved_said", "solved_silence", "handed_over", "abandoned", "returned"] as const;
export const RobotOutcome = Type.Enum([...robotOutcomes]);
export type RobotOutcome = Static<typeof RobotOutcome>;
export const RobotVerdict = Type.Enum(["right", "wrong"]);
export type RobotVerdict = Static<typeof RobotVerdict>;

const span = { from: Type.Optional(Time), to: Type.Optional(Time) };
export const RobotSpan = Type.Object(span);
const filter = {
  ...span,
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  brandId: Type.Optional(Id),
  accountId: Type.Optional(Id),
};
export const RobotFilter = Type.Object(filter);
export type RobotFilter = Static<typeof RobotFilter>;
export const ListRobotDialogues = Type.Object({
  ...PageQuery.properties,
  ...filter,
  outcome: Type.Optional(RobotOutcome),
  verdict: Type.Optional(RobotVerdict),
});

export const RobotFigures = Type.Object({
  dialogues: Type.Integer(),
  talking: Type.Integer(),
  /** the customer said so */
  solvedSaid: Type.Integer(),
  /** answered, and not heard of again in 72 hours */
  solvedSilence: Type.Integer(),
  handedOver: Type.Integer(),
  abandoned: Type.Integer(),
  /** called solved, and back within 72 hours */
  returned: Type.Integer(),
  /** dialogues with a turn that a reviewer found wrong */
  wrong: Type.Integer(),
});
export type RobotFigures = Static<typeof RobotFigures>;

export const RobotReport = Type.Object({
  from: Time,
  to: Time,
  total: RobotFigures,
  accounts: Type.Array(Type.Object({ account: Ref, channel: Type.String(), figures: RobotFigures })),
  /** why people took over, the most frequent first */
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  /** turns for which a language model was asked, of these what it understood and said, and its sentences that nothing backed */
  model: Type.Object({
    asked: Type.Integer(),
    answered: Type.Integer(),
    understood: Type.Integer(),
    phrased: Type.Integer(),
    dropped: Type.Integer(),
  }),
});
export type RobotReport = Static<typeof RobotReport>;

export const RobotDialogue = Type.Object({
  id: Id,
  caseId: Id,
  account: Ref,
  channel: Type.String(),
  startedAt: Time,
  endedAt: NullableTime,
  /** null while it talks */
  outcome: Type.Union([RobotOutcome, Type.Null()]),
  reason: NullableText,
  turns: Type.Integer(),
  wrong: Type.Boolean(),
  /** what the customer asked first */
  words: Type.String(),
});
export type RobotDialogue = Static<typeof RobotDialogue>;

export const RobotTurn = Type.Object({
  id: Id,
  at: Time,
  asked: Type.String(),
  said: Type.String(),
  move: Type.String(),
  reason: Type.String(),
  found: Type.Array(
    Type.Object({
      articleId: Id,
      title: Type.String(),
      score: Type.Number(),
      coverage: Type.Number(),
      /** 0–1: how likely it answers, as the robot saw it; null where it did not reckon so yet */
      sureness: Type.Union([Type.Number(), Type.Null()]),
      shown: Type.Boolean(),
    }),
  ),
  /** what a language model did for it; null where none was asked. `dropped`: what nothing backed, and was not said */
  model: Type.Union([
    Type.Object({
      outcome: Type.String(),
      understood: Type.Boolean(),
      phrased: Type.Boolean(),
      dropped: Type.Array(Type.Object({ text: Type.String(), fault: Type.String() })),
    }),
    Type.Null(),
  ]),
  settings: Type.Object({ id: Id, name: Type.String() }),
  verdict: Type.Union([RobotVerdict, Type.Null()]),
  rightArticleId: NullableId,
  judgedBy: NullableRef,
});
export type RobotTurn = Static<typeof RobotTurn>;
export const RobotDialogueDetail = Type.Object({ dialogue: RobotDialogue, turns: Type.Array(RobotTurn) });
export type RobotDialogueDetail = Static<typeof RobotDialogueDetail>;

/** `rightArticleId`: what it should have answered with, where it was wrong. */
export const JudgeTurn = Type.Object({
  verdict: Type.Union([RobotVerdict, Type.Null()]),
  rightArticleId: Type.Optional(NullableId),
});
export type JudgeTurn = Static<typeof JudgeTurn>;

/** Questions that nothing answered, alike ones together. */
export const RobotMiss = Type.Object({
  /** the one that stands for all */
  words: Type.String(),
  count: Type.Integer(),
  lastAt: Time,
  dialogueIds: Type.Array(Id),
});
export const RobotMisses = Type.Object({ items: Type.Array(RobotMiss) });
export type RobotMisses = Static<typeof RobotMisses>;

/** `never`: no robot was here. */
export const RobotInCase = Type.Object({
  state: Type.Enum(["never", "talking", "handed_over", "ended"]),
  name: NullableText,
  reason: NullableText,
  /** it may be given back now */
  canGiveBack: Type.Boolean(),
});
export type RobotInCase = Static<typeof RobotInCase>;
