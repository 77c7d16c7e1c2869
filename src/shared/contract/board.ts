/**
 * The board: what became of promises.
 *
 * GET /api/v1/board                promises:read  Board          ?dimension=&from=&to=    own ones without reports:read
 * GET /api/v1/board/promises       promises:read  page(BoardPromise) ?dimension=&key=&outcome=&from=&to=
 * GET /api/v1/board.csv            reports:read   text/csv
 * GET /api/v1/board/promises.csv   reports:read   text/csv
 */
import { type Static, Type } from "typebox";
import { Id, NullableText, PageQuery, Time } from "./common.ts";
import { PromiseView } from "./promises.ts";

export const boardDimensions = ["agent", "team", "channel", "kind", "tag", "product", "cause", "partner"] as const;
export const boardOutcomes = ["kept", "moved", "broken", "keptLate", "disputed"] as const;

const Day = Type.String({ format: "date" });
export const BoardDimension = Type.Enum([...boardDimensions]);
export type BoardDimension = Static<typeof BoardDimension>;
export const BoardOutcome = Type.Enum([...boardOutcomes]);
export type BoardOutcome = Static<typeof BoardOutcome>;

/** Days of the desk's own calendar, both included. */
export const BoardQuery = Type.Object({ dimension: BoardDimension, from: Day, to: Day });
export type BoardQuery = Static<typeof BoardQuery>;

const figures = {
  /** in time */
  kept: Type.Integer(),
  moved: Type.Integer(),
  /** not in time, also those that were kept late */
  broken: Type.Integer(),
  keptLate: Type.Integer(),
  disputed: Type.Integer(),
  /** median of our own time until they were kept, in ms, to a tenth; null where none was */
  ownMs: Type.Union([Type.Integer(), Type.Null()]),
};
export const BoardFigures = Type.Object(figures);
export type BoardFigures = Static<typeof BoardFigures>;

export const BoardRow = Type.Object({ key: Type.String(), name: NullableText, ...figures });
export type BoardRow = Static<typeof BoardRow>;

export const Board = Type.Object({
  items: Type.Array(BoardRow),
  total: BoardFigures,
  days: Type.Array(Type.Object({ day: Day, kept: Type.Integer(), broken: Type.Integer() })),
  /** whose promises these are: everybody's, the reader's and their teams', or the reader's own */
  scope: Type.Enum(["all", "teams", "own"]),
  /** today in the desk's own calendar */
  today: Day,
});
export type Board = Static<typeof Board>;

export const BoardPromisesQuery = Type.Object({
  ...PageQuery.properties,
  dimension: Type.Optional(BoardDimension),
  key: Type.Optional(Type.String({ maxLength: 200 })),
  outcome: BoardOutcome,
  from: Day,
  to: Day,
});
export type BoardPromisesQuery = Static<typeof BoardPromisesQuery>;

export const BoardPromise = Type.Object({ id: Id, at: Time, promise: PromiseView });
export type BoardPromise = Static<typeof BoardPromise>;
