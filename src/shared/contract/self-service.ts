/**
 * Honest numbers: what customers solved without a person, what that spared, and what it costs.
 *
 * GET /api/v1/self-service            reports:read     SelfServiceQuery → SelfServiceReport; .csv is the same
 * GET /api/v1/self-service/behind     reports:read     BehindQuery → page(BehindItem): what a figure counts
 * GET /api/v1/self-service/costs      reports:read     SelfServiceCosts; PUT policies:manage
 */
import { type Static, Type } from "typebox";
import { Id, NullableText, PageQuery, Time } from "./common.ts";

export const selfServiceKeys = ["channel", "brand", "product", "language"] as const;
export type SelfServiceKey = (typeof selfServiceKeys)[number];

/** How a matter went; each matter counts once. */
export const matterEnds = [
  /** an article helped, as its reader says, who did not write to us in 72 hours */
  "helpSaid",
  /** a guide walked alone led to the end, and its walker says that it is solved */
  "guideSaid",
  /** the robot answered, and the customer said that it is solved */
  "robotSaid",
  /** the robot answered, and the customer did not come back in 72 hours */
  "robotSilent",
  /** a flow in a conversation led to the end, and the customer says that it is solved */
  "flowSaid",
  /** people solved it */
  "person",
  /** it is open, or was left without an answer */
  "other",
] as const;
export type MatterEnd = (typeof matterEnds)[number];
/** Of what happens before anybody writes: these are no matters, and in no rate of solved ones. */
export const visitEnds = ["avoided", "wrote", "left"] as const;
export type VisitEnd = (typeof visitEnds)[number];

const Count = Type.Integer();
const Share = Type.Union([Type.Number(), Type.Null()]);
export const SelfServiceFigures = Type.Object({
  ends: Type.Object(Object.fromEntries(matterEnds.map((end) => [end, Count])) as Record<MatterEnd, typeof Count>),
  /** all matters */
  matters: Count,
  /** those solved without a person */
  solved: Count,
  /** solved ÷ matters; null without matters */
  rate: Share,
  /** contacts avoided: as customers say, and as far as can only be guessed; never to be added up */
  avoided: Type.Object({ confirmed: Count, estimated: Count }),
  /** visitors of the contact page who were offered an answer, and those of them who opened one or were helped and did not write */
  offered: Count,
  deflected: Count,
  deflection: Share,
  searches: Count,
  /** searches with nothing found, and with something found of which nothing was opened */
  inVain: Count,
  unopened: Count,
  /** written answers of people, and seconds they talked on the telephone, in the cases that they solved */
  answers: Count,
  talkSeconds: Count,
});
export type SelfServiceFigures = Static<typeof SelfServiceFigures>;

const Minor = Type.Integer({ minimum: 0, maximum: 100_000_000_000 });
/** What the operator says that work costs, in the smallest unit of the currency. */
export const SelfServiceCosts = Type.Object({
  /** one written answer of a person */
  answer: Minor,
  /** a minute of a person on the telephone */
  minute: Minor,
  /** a month of helping without people: editors, software, a language model */
  month: Minor,
});
export type SelfServiceCosts = Static<typeof SelfServiceCosts>;

export const SelfServiceQuery = Type.Object({
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  by: Type.Optional(Type.Enum([...selfServiceKeys])),
});
export type SelfServiceQuery = Static<typeof SelfServiceQuery>;

export const SelfServiceReport = Type.Object({
  from: Time,
  to: Time,
  /** what happened after this is not judged yet: somebody may still come back about it */
  judgedUntil: Time,
  total: SelfServiceFigures,
  /** the same of as long a time just before */
  before: SelfServiceFigures,
  /** by channel, brand, product or language; `key` is null where it is not known */
  items: Type.Array(Type.Object({ key: NullableText, name: NullableText, figures: SelfServiceFigures })),
  currency: Type.String(),
  costs: SelfServiceCosts,
  /** in the smallest unit, of one solved matter; null where nothing was solved or no cost is set */
  perMatter: Type.Object({ person: Share, selfService: Share }),
  /** articles that were read before somebody wrote, the most frequent first */
  leading: Type.Array(Type.Object({ articleId: Id, title: Type.String(), contacts: Count })),
});
export type SelfServiceReport = Static<typeof SelfServiceReport>;

export const BehindQuery = Type.Object({
  ...PageQuery.properties,
  from: Time,
  to: Time,
  end: Type.Enum([...matterEnds, ...visitEnds]),
});
export type BehindQuery = Static<typeof BehindQuery>;
/** One matter behind a figure. */
export const BehindItem = Type.Object({
  id: Type.String(),
  at: Time,
  caseId: Type.Union([Id, Type.Null()]),
  dialogueId: Type.Union([Id, Type.Null()]),
  articleId: Type.Union([Id, Type.Null()]),
  /** a case's subject, or what was searched for */
  words: Type.String(),
});
export type BehindItem = Static<typeof BehindItem>;
