import type { LadderStep } from "../../../shared/contract/promises.ts";
import { declarePromiseKind } from "../promises/index.ts";

const DAY = 1_440;
// A claim that nobody looks at climbs on its own, long before a month is over.
const ladder: readonly LadderStep[] = [
  { atFraction: 0.75, notify: "owner" },
  { atFraction: 1, notify: "owner" },
  { minutesAfterDue: 2 * DAY, notify: "team_lead" },
  { minutesAfterDue: 7 * DAY, notify: "leaders" },
];

/** The partner says whether they accept the claim. */
declarePromiseKind({ kind: "claim_answer", keptByFacts: true, internal: true, ladder });

/** The partner pays what they accepted. */
declarePromiseKind({ kind: "claim_payment", keptByFacts: true, internal: true, ladder });

/** We decide about the rest of a claim that was not accepted whole: go on, or write it off. */
declarePromiseKind({ kind: "claim_rest", keptByFacts: true, internal: true, ladder });
