import { declarePromiseKind } from "../promises/index.ts";
import { catchUp } from "./catch-up.ts";

/** Money that we owe the customer: kept by the payout that is booked, and by nobody's word. */
declarePromiseKind({ kind: "refund", keptByFacts: true, catchUp });

/** A thing that we send the customer in place of another. */
declarePromiseKind({ kind: "replacement", keptByFacts: true, catchUp });

/** Somebody of ours has to say yes or no; customers hear of what was decided. */
declarePromiseKind({
  kind: "approval",
  keptByFacts: true,
  internal: true,
  ladder: [
    { atFraction: 0.5, notify: "team_lead" },
    { atFraction: 1, notify: "team_lead" },
    { minutesAfterDue: 60, notify: "leaders" },
  ],
});
