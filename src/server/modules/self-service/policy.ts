/** How the figures follow from what was counted. Pure. */
import {
  type MatterEnd,
  matterEnds,
  type SelfServiceCosts,
  type SelfServiceFigures,
} from "../../../shared/contract/self-service.ts";

/** Matters that nobody of ours solved. */
export const solvedEnds = ["helpSaid", "guideSaid", "robotSaid", "robotSilent", "flowSaid"] as const;
const MONTH_MS = 30 * 86_400_000;
const CENTS = 100;

/** What was counted of cases with one key: their end, how many, and what people did in those they solved. */
export type CountedCases = { key: string | null; end: MatterEnd; count: number; answers: number; talkSeconds: number };
/** What was counted on the help site with one key: `end` is a matter's there, or what the visit came to. */
export type CountedVisits = {
  key: string | null;
  outcome: "confirmed" | "avoided" | "wrote" | "left" | "same" | "untold" | "waiting";
  guide: boolean;
  offered: boolean;
  asked: boolean;
  found: boolean;
  opened: boolean;
  count: number;
};

/** The figures of what was counted. */
export function figuresOf(cases: readonly CountedCases[], visits: readonly CountedVisits[]): SelfServiceFigures {
  const ends = Object.fromEntries(matterEnds.map((end) => [end, 0])) as Record<MatterEnd, number>;
  for (const { end, count } of cases) ends[end] += count;
  for (const { outcome, guide, count } of visits) {
    if (outcome === "confirmed") ends[guide ? "guideSaid" : "helpSaid"] += count;
  }
  const sum = (fits: (visit: CountedVisits) => boolean) =>
    visits.reduce((total, visit) => (fits(visit) ? total + visit.count : total), 0);
  const matters = Object.values(ends).reduce((total, count) => total + count, 0);
  const solved = solvedEnds.reduce((total, end) => total + ends[end], 0);
  // Who is not judged yet, or cannot be, is in neither part of the share.
  const offered = sum((visit) => visit.offered && ["confirmed", "avoided", "wrote", "left"].includes(visit.outcome));
  const deflected = sum(({ offered, outcome }) => offered && (outcome === "confirmed" || outcome === "avoided"));
  return {
    ends,
    matters,
    solved,
    rate: share(solved, matters),
    avoided: {
      confirmed: ends.helpSaid + ends.guideSaid + ends.robotSaid + ends.flowSaid,
      estimated: ends.robotSilent + sum(({ outcome }) => outcome === "avoided"),
    },
    offered,
    deflected,
    deflection: share(deflected, offered),
    searches: sum(({ asked }) => asked),
    inVain: sum(({ asked, found }) => asked && !found),
    unopened: sum(({ asked, found, opened }) => asked && found && !opened),
    answers: cases.reduce((total, { answers }) => total + answers, 0),
    talkSeconds: cases.reduce((total, { talkSeconds }) => total + talkSeconds, 0),
  };
}

/** What one solved matter costs, in hundredths of the smallest unit rounded; null where nothing was solved or nothing is set. */
export function costPerMatter(
  { ends, solved, answers, talkSeconds }: SelfServiceFigures,
  costs: SelfServiceCosts,
  spanMs: number,
): { person: number | null; selfService: number | null } {
  const work = answers * costs.answer + (talkSeconds / 60) * costs.minute;
  const round = (amount: number) => Math.round(amount * CENTS) / CENTS;
  return {
    person: ends.person === 0 || costs.answer + costs.minute === 0 ? null : round(work / ends.person),
    selfService: solved === 0 || costs.month === 0 ? null : round((costs.month * spanMs) / MONTH_MS / solved),
  };
}

function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}
