/**
 * The next date that an answer carries: the promises made with it, and what came of asking for one.
 *
 * GET /api/v1/cases/:id/next-date          cases:reply    NextDate (the hours that dates in an answer are read by)
 * GET /api/v1/reports/next-dates           reports:read   NextDatesReport ?from=&to=
 * GET /api/v1/reports/next-dates/answers   reports:read   page(AskedAnswer), newest first ?from=&to=&outcome=&staffId=&teamId=
 * GET /api/v1/reports/next-dates.csv       reports:read   text/csv, the same rows
 *
 * POST /api/v1/cases/:id/reply takes `promises`, `keeps`, `vagueOverride` and `dateAsked`.
 */
import { type Static, Type } from "typebox";
import { Calendar } from "./calendars.ts";
import { Id, NullableRef, NullableText, PageQuery, Ref, Time } from "./common.ts";

/** A promise that is made by sending the answer whose words hold it. */
export const PromiseInAnswer = Type.Object({
  kind: Type.String({ minLength: 1, maxLength: 60 }),
  /** as the customer reads it on their page */
  words: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }),
  dueAt: Time,
  notBefore: Type.Optional(Time),
});
export type PromiseInAnswer = Static<typeof PromiseInAnswer>;

/** Sent all the same, without a date, by somebody who was asked for one. */
export const VagueOverride = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  /** the words that put something off */
  wording: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 })),
});
export type VagueOverride = Static<typeof VagueOverride>;

export const NextDate = Type.Object({ calendar: Calendar });
export type NextDate = Static<typeof NextDate>;

/** `given`: asked, and a date was added. `overridden`: asked, and sent without one. */
export const AskedOutcome = Type.Enum(["given", "overridden"]);
export type AskedOutcome = Static<typeof AskedOutcome>;

const span = { from: Type.Optional(Time), to: Type.Optional(Time) };
export const NextDatesSpan = Type.Object(span);
const filter = {
  ...span,
  outcome: Type.Optional(AskedOutcome),
  staffId: Type.Optional(Id),
  teamId: Type.Optional(Id),
};
export const AskedFilter = Type.Object(filter);
export type AskedFilter = Static<typeof AskedFilter>;
export const ListAsked = Type.Object({ ...PageQuery.properties, ...filter });

const counts = { asked: Type.Integer(), given: Type.Integer(), overridden: Type.Integer() };
export const NextDatesReport = Type.Object({
  from: Time,
  to: Time,
  ...counts,
  agents: Type.Array(Type.Object({ staff: Ref, ...counts })),
  teams: Type.Array(Type.Object({ team: NullableRef, ...counts })),
});
export type NextDatesReport = Static<typeof NextDatesReport>;

export const AskedAnswer = Type.Object({
  /** the message's */
  id: Id,
  caseId: Id,
  caseSubject: Type.String(),
  staff: NullableRef,
  team: NullableRef,
  at: Time,
  outcome: AskedOutcome,
  reason: NullableText,
  wording: Type.Array(Type.String()),
  /** the beginning of the answer */
  words: Type.String(),
});
export type AskedAnswer = Static<typeof AskedAnswer>;
